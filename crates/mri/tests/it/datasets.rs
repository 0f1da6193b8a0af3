//! Every dataset, held against what the sandbox says that the pretend customer owns.

use std::collections::HashSet;

use model::{Dataset, Date, Lease, Outcome, PropertyKind, Rows};
use sandbox::{Kind, Property};

use crate::canned::{Canned, answer, record};
use crate::office::{client, no_retries, question, rows, sandbox, spec};

const TODAY: Date = jiff::civil::date(2026, 11, 23);

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn open_ids(leases: &[Lease]) -> HashSet<String> {
    leases.iter().filter(|lease| lease.is_open(TODAY)).map(|lease| lease.lease_id.to_string()).collect()
}

/// The fields of each row that matter, as text, from the wire and from the truth.
fn facts(rows: &Rows) -> Vec<String> {
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "none".into());
    match rows {
        Rows::Leases(rows) => rows
            .iter()
            .map(|row| {
                let occupants = row.occupants.join(" & ");
                format!(
                    "{} {:?} {:?} [{occupants}] {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                    row.lease_id,
                    row.suite_id,
                    row.occupant_name,
                    row.area_sqft,
                    row.start_date,
                    row.expiry_date,
                    row.vacate_date,
                    row.term_months,
                    row.monthly_rent,
                    row.balance
                )
            })
            .collect(),
        Rows::Offers(rows) => rows
            .iter()
            .map(|row| {
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?} {:?} {} {}",
                    row.lease_id,
                    row.term_months,
                    row.effective_date,
                    row.expires_on,
                    row.last_date,
                    row.charge_code,
                    row.amount,
                    row.base_rent,
                    row.selected
                )
            })
            .collect(),
        Rows::Emea(rows) => rows
            .iter()
            .map(|row| {
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                    row.lease_id,
                    row.rent_start,
                    row.expiry,
                    row.notice_date,
                    row.next_review_date,
                    row.tenancy_type,
                    row.time_of_the_essence,
                    row.upward_review_only
                )
            })
            .collect(),
        Rows::Options(rows) => rows
            .iter()
            .map(|row| {
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                    row.lease_id, row.number, row.kind, row.option_date, row.notice_by, row.term_months, row.term_to, row.rate
                )
            })
            .collect(),
        Rows::Charges(rows) => rows
            .iter()
            .map(|row| {
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?} {} {:?}",
                    row.lease_id,
                    row.code,
                    row.start_date,
                    row.end_date,
                    row.per_month(),
                    row.in_effect,
                    row.base_rent,
                    row.currency
                )
            })
            .collect(),
        Rows::Notes(rows) => rows
            .iter()
            .map(|row| {
                format!(
                    "{} {:?} {} {} {:?}",
                    row.lease_id,
                    row.date,
                    words(&row.text),
                    or_none(row.reference1.clone()),
                    row.author
                )
            })
            .collect(),
        Rows::Delinquencies(rows) => rows
            .iter()
            .map(|row| {
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?}",
                    row.lease_id, row.amount, row.charged_on, row.description, row.category, row.ninety_plus_days
                )
            })
            .collect(),
        Rows::Budget(rows) => rows
            .iter()
            .map(|row| {
                format!(
                    "{} {:?} {:?} {:?} {:?}",
                    row.lease_id, row.renew_type, row.rent_per_sqft, row.improvement_per_sqft, row.rent_commencement
                )
            })
            .collect(),
    }
}

fn truth(property: &Property, dataset: Dataset) -> Vec<String> {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let of = |lease: &sandbox::Lease| -> Vec<String> {
        let id = &lease.id;
        match dataset {
            Dataset::Leases => {
                let people: Vec<String> =
                    lease.persons.iter().map(|person| format!("{} {}", person.first, person.last)).collect();
                let is_home = property.kind == Kind::Residential;
                let (rent, balance) = if is_home { (Some(lease.rent), Some(lease.balance)) } else { (None, None) };
                vec![format!(
                    "{id} {:?} {:?} [{}] {:?} {:?} {:?} {:?} {:?} {rent:?} {balance:?}",
                    some(&lease.unit),
                    some(&lease.occupant),
                    people.join(" & "),
                    lease.area.map(model::Decimal::from),
                    Some(lease.begins),
                    Some(lease.expires),
                    lease.moves_out,
                    Some(lease.term_months)
                )]
            }
            Dataset::Offers => lease
                .offers
                .iter()
                .map(|it| {
                    format!(
                        "{id} {:?} {:?} {:?} {:?} {:?} {:?} {} {}",
                        Some(it.term_months),
                        Some(it.effective),
                        Some(it.ends),
                        Some(it.last_day),
                        some(it.charge_code),
                        Some(it.amount),
                        it.charge_code == "RNT",
                        it.selected
                    )
                })
                .collect(),
            Dataset::Emea => lease
                .emea
                .iter()
                .map(|it| {
                    format!(
                        "{id} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                        Some(it.rent_start),
                        Some(it.expiration),
                        Some(it.notice),
                        Some(it.next_review),
                        some(it.tenancy_description),
                        Some(it.time_of_essence),
                        Some(it.upward_only)
                    )
                })
                .collect(),
            Dataset::Options => lease
                .options
                .iter()
                .map(|it| {
                    format!(
                        "{id} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                        Some(format!("{:02}", it.number)),
                        some(it.kind),
                        Some(it.date),
                        Some(it.notice_by),
                        Some(it.term_months),
                        Some(it.term_to()),
                        it.rate
                    )
                })
                .collect(),
            Dataset::Charges => lease
                .charges
                .iter()
                .map(|it| {
                    format!(
                        "{id} {:?} {:?} {:?} {:?} {:?} {} {:?}",
                        some(it.code),
                        Some(it.starts),
                        it.ends,
                        Some(it.per_month()),
                        Some(it.in_effect),
                        it.is_base_rent(),
                        some(property.currency)
                    )
                })
                .collect(),
            Dataset::Notes => lease
                .notes
                .iter()
                .map(|it| {
                    let reference = some(it.reference).unwrap_or_else(|| "none".into());
                    format!("{id} {:?} {} {reference} {:?}", Some(it.date), words(it.text), some(it.user))
                })
                .collect(),
            Dataset::Delinquencies => lease
                .delinquencies
                .iter()
                .map(|it| {
                    format!(
                        "{id} {:?} {:?} {:?} {:?} {:?}",
                        Some(it.amount),
                        Some(it.date),
                        some(it.description),
                        some(it.code),
                        Some(it.days > 90)
                    )
                })
                .collect(),
            Dataset::Budget => lease
                .budget
                .iter()
                .map(|it| {
                    format!(
                        "{id} {:?} {:?} {:?} {:?}",
                        some(it.renew_type),
                        Some(it.rent_per_sqft),
                        Some(it.improvements_per_sqft),
                        Some(it.rent_commences)
                    )
                })
                .collect(),
        }
    };
    property.leases.iter().flat_map(of).collect()
}

/// "4155.00" and "4155" are one number.
fn plain(facts: Vec<String>) -> Vec<String> {
    let number = |word: &str| {
        let digits: String = word.chars().filter(|c| c.is_ascii_digit() || *c == '.' || *c == '-').collect();
        match digits.parse::<model::Decimal>() {
            Ok(number) if word.starts_with("Some(") && word.contains('.') => format!("Some({})", number.normalize()),
            _ => word.to_owned(),
        }
    };
    facts.into_iter().map(|fact| fact.split(' ').map(number).collect::<Vec<_>>().join(" ")).collect()
}

fn kind_of(property: &Property) -> PropertyKind {
    match property.kind {
        Kind::Commercial => PropertyKind::Commercial,
        Kind::Residential => PropertyKind::Residential,
    }
}

#[tokio::test]
async fn every_dataset_of_every_property_says_what_the_portfolio_says() {
    let sandbox = sandbox(spec(12, 6, 4), &[]).await;
    let client = client(&sandbox.url());
    for property in &sandbox.portfolio().properties {
        let kind = kind_of(property);
        for dataset in Dataset::ALL.into_iter().filter(|dataset| dataset.is_asked_of(kind)) {
            let fetched = client.fetch(&question(&property.id, kind, dataset), &no_retries()).await;
            assert_eq!((fetched.calls, fetched.rows_without_key), (1, 0));
            let wanted = truth(property, dataset);
            let found = match fetched.outcome {
                Outcome::NotApplicable => {
                    assert_eq!((dataset, kind), (Dataset::Offers, PropertyKind::Commercial));
                    continue;
                }
                Outcome::Empty => Vec::new(),
                _ => {
                    let name = fetched.property_name.clone();
                    if dataset == Dataset::Leases && kind == PropertyKind::Commercial {
                        assert_eq!(name.as_ref(), Some(&property.name));
                    }
                    facts(&rows(fetched))
                }
            };
            assert_eq!(plain(found), plain(wanted), "{dataset} of {}", property.id);
        }
    }
}

#[tokio::test]
async fn the_open_leases_are_those_that_the_portfolio_calls_open() {
    let sandbox = sandbox(spec(12, 6, 4), &[]).await;
    let client = client(&sandbox.url());
    for property in &sandbox.portfolio().properties {
        let fetched = client.fetch(&question(&property.id, kind_of(property), Dataset::Leases), &no_retries()).await;
        let Rows::Leases(leases) = rows(fetched) else { panic!("no leases") };
        let wanted: HashSet<String> = property.open_leases(TODAY).map(|lease| lease.id.clone()).collect();
        assert_eq!(open_ids(&leases), wanted, "property {}", property.id);
    }
}

#[tokio::test]
async fn a_household_is_one_lease() {
    let sandbox = sandbox(spec(1, 40, 1), &[]).await;
    let property = &sandbox.portfolio().properties[0];
    let people: usize = property.leases.iter().map(|lease| lease.persons.len()).sum();
    assert!(people > property.leases.len(), "somebody must share a unit");
    let fetched =
        client(&sandbox.url()).fetch(&question(&property.id, PropertyKind::Residential, Dataset::Leases), &no_retries()).await;
    assert_eq!(rows(fetched).len(), property.leases.len());
}

#[tokio::test]
async fn a_lease_number_of_two_units_is_two_leases() {
    let person = |unit: &str, name: &str| {
        format!(
            r#"{{"PropertyID":"000001","BuildingID":"01","UnitID":"{unit}","LeaseID":"1","FirstName":"{name}","IsCurrent":"Y"}}"#
        )
    };
    let people = [person("A", "Ann"), person("B", "Bob"), person("A", "Amy")].join(",");
    let canned = Canned::start(move |_| answer("200 OK", format!(r#"{{"value":[{people}]}}"#))).await;
    let asked = question("000001", PropertyKind::Residential, Dataset::Leases);
    let Rows::Leases(leases) = rows(client(&canned.url()).fetch(&asked, &no_retries()).await) else { panic!("no leases") };
    let households: Vec<&[String]> = leases.iter().map(|lease| lease.occupants.as_slice()).collect();
    assert_eq!(households, [&["Ann".to_owned(), "Amy".to_owned()][..], &["Bob".to_owned()][..]]);
}

#[tokio::test]
async fn an_answer_in_xml_says_the_same() {
    let sandbox = sandbox(spec(1, 8, 0), &[]).await;
    let property = &sandbox.portfolio().properties[0];
    for (dataset, api) in [
        (Dataset::Leases, "MRI_S-PMCM_CommercialLeasesLeasByBuildingID"),
        (Dataset::Notes, "MRI_S-PMCM_CommercialLeasesNoteByBuildingID"),
        (Dataset::Charges, "MRI_S-PMCM_CommercialLeasesCmreccByBuildingID"),
    ] {
        let xml = record(&sandbox, &format!("$api={api}&BLDGID={}&$top=5000", property.id)).await;
        assert!(xml.starts_with("<?xml"), "{xml}");
        let canned = Canned::start(move |_| answer("200 OK", &xml)).await;
        let asked = question(&property.id, PropertyKind::Commercial, dataset);
        let found = facts(&rows(client(&canned.url()).fetch(&asked, &no_retries()).await));
        assert_eq!(plain(found), plain(truth(property, dataset)), "{dataset}");
    }
}

#[tokio::test]
async fn a_list_of_one_row_may_come_as_an_object() {
    let sandbox = sandbox(spec(40, 2, 0), &[]).await;
    let lone = |property: &&Property| property.leases.iter().map(|lease| lease.delinquencies.len()).sum::<usize>() == 1;
    let portfolio = sandbox.portfolio();
    let property = portfolio.properties.iter().find(lone).expect("nobody owes exactly one item");
    let asked = question(&property.id, PropertyKind::Commercial, Dataset::Delinquencies);
    let body = record(&sandbox, &format!("$api=MRI_S-PMCM_CurrentDelinquencies&BuildingID={}&$format=json", property.id)).await;
    assert!(body.contains(r#""value":{"#), "{body}");
    assert_eq!(rows(client(&sandbox.url()).fetch(&asked, &no_retries()).await).len(), 1);
}

#[tokio::test]
async fn a_property_that_mri_does_not_know_has_no_rows() {
    let sandbox = sandbox(spec(1, 2, 0), &[]).await;
    let asked = question("999999", PropertyKind::Commercial, Dataset::Leases);
    assert_eq!(client(&sandbox.url()).fetch(&asked, &no_retries()).await.outcome, Outcome::Empty);
}

#[tokio::test]
async fn rows_of_other_properties_are_left_out_and_alone_are_a_failure() {
    let row = |property: &str, lease: &str| format!(r#"{{"BuildingID":"{property}","LeaseID":"{lease}","NoteText":"x"}}"#);
    let mixed = [row("000001", "1"), row("000002", "2")].join(",");
    let others = [row("6146", "1"), row("6146", "2")].join(",");
    let asked = question("000001", PropertyKind::Commercial, Dataset::Notes);
    let canned = Canned::start(move |n| answer("200 OK", format!(r#"{{"value":[{}]}}"#, [&mixed, &others][n]))).await;
    let client = client(&canned.url());
    assert_eq!(rows(client.fetch(&asked, &no_retries()).await).len(), 1);
    let fetched = client.fetch(&asked, &no_retries()).await;
    assert_eq!(crate::office::failure(&fetched), model::FailureCode::UnreadableAnswer);
}
