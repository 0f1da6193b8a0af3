//! Views over what MRI says and what the desk says of it: groups, facets, deadlines, words, and what a start reads instead of joining.

use engine::{
    BucketKind, Config, EditTarget, Engine, GroupBy, SelectionQuery, SortField, SortKey, SyncRequest, ViewLine, ViewPage,
    ViewQuery,
};
use jiff::ToSpan;
use model::{Dataset, Decimal, FollowUpEdit, LeaseKey, Renewal, SetDate, SetText};
use proptest::prelude::*;

use crate::support::{Desk, TODAY, spec};

fn query(filter: &str, group: Option<GroupBy>, collapsed: &[&str]) -> ViewQuery {
    let collapsed = collapsed.iter().map(|key| (*key).to_owned()).collect();
    ViewQuery { generation: 1, filter: filter.into(), sort: vec![], group, collapsed, first: 0, last: 10_000 }
}

fn key(renewal: &Renewal) -> LeaseKey {
    let Renewal { client_id, property_id, lease_id, .. } = renewal.clone();
    LeaseKey { client_id, property_id, lease_id }
}

fn set(to: &str) -> Option<SetText> {
    Some(SetText { to: Some(to.into()) })
}

fn edit(desk: &Desk, renewal: &Renewal, edit: &FollowUpEdit) {
    desk.engine.edit_follow_ups(&EditTarget::Leases { leases: vec![key(renewal)] }, edit).unwrap();
}

fn count(desk: &Desk, filter: &str) -> usize {
    desk.engine.list_renewals(filter, &[]).unwrap().len()
}

fn rows(page: &ViewPage) -> Vec<&Renewal> {
    page.rows.iter().filter_map(|line| if let ViewLine::Row { renewal } = line { Some(renewal.as_ref()) } else { None }).collect()
}

#[tokio::test]
async fn groups_hold_every_renewal_once_and_sum_up_to_the_whole() {
    let desk = Desk::open(spec(6, 5, 2)).await;
    desk.sync().await;
    let flat = desk.engine.view(&query("due:<36mo", None, &[])).unwrap();
    for by in [
        GroupBy::Client,
        GroupBy::Property,
        GroupBy::Stage,
        GroupBy::Owner,
        GroupBy::ExpiryMonth,
        GroupBy::Kind,
        GroupBy::Deadline,
    ] {
        let page = desk.engine.view(&query("due:<36mo", Some(by), &[])).unwrap();
        let (mut members, mut area, mut open) = (0, Decimal::ZERO, 0);
        for line in &page.rows {
            match line {
                ViewLine::Group { group } => {
                    assert_eq!(open, 0, "{by:?}: a group begins before the last one ended");
                    (open, members) = (group.count, members + group.count);
                    area += group.totals.area_sqft;
                }
                ViewLine::Row { .. } => open -= 1,
            }
        }
        assert_eq!((members, page.renewals), (flat.renewals, flat.renewals), "{by:?}");
        assert_eq!((area, &page.totals), (flat.totals.area_sqft, &flat.totals), "{by:?}");
        let mut keys: Vec<_> = rows(&page).into_iter().map(key).collect();
        let mut all: Vec<_> = rows(&flat).into_iter().map(key).collect();
        keys.sort();
        all.sort();
        assert_eq!(keys, all, "{by:?}");
    }
}

#[tokio::test]
async fn a_folded_group_shows_its_line_and_counts_all_the_same() {
    let desk = Desk::open(spec(3, 4, 0)).await;
    desk.sync().await;
    let open = desk.engine.view(&query("", Some(GroupBy::Property), &[])).unwrap();
    let ViewLine::Group { group } = &open.rows[0] else { panic!("no group first") };
    let folded = desk.engine.view(&query("", Some(GroupBy::Property), &[&group.key])).unwrap();
    assert_eq!((folded.count, folded.renewals), (open.count - group.count, open.renewals));
    assert_eq!(folded.totals, open.totals);
    let line = |page: &ViewPage| matches!(&page.rows[0], ViewLine::Group { group } if group.collapsed);
    assert_eq!((line(&open), line(&folded)), (false, true));
}

#[tokio::test]
async fn a_selection_sums_up_its_rows_alone() {
    let desk = Desk::open(spec(3, 4, 0)).await;
    desk.sync().await;
    let page = desk.engine.view(&query("", Some(GroupBy::Property), &[])).unwrap();
    let selection = SelectionQuery {
        filter: String::new(),
        sort: vec![],
        group: Some(GroupBy::Property),
        collapsed: vec![],
        first: 0,
        last: 4,
    };
    let sums = desk.engine.sum_selection(&selection).unwrap();
    let area: Decimal = page.rows[..4]
        .iter()
        .filter_map(|line| if let ViewLine::Row { renewal } = line { renewal.area_sqft } else { None })
        .sum();
    assert_eq!(sums.area_sqft, area);
}

#[tokio::test]
async fn every_field_orders_both_ways_and_no_renewal_is_lost() {
    let desk = Desk::open(spec(5, 6, 1)).await;
    desk.sync().await;
    let all = desk.engine.list_renewals("", &[]).unwrap();
    edit(&desk, &all[0], &FollowUpEdit { owner: set("Zoe"), stage: set("executed"), ..FollowUpEdit::default() });
    edit(&desk, &all[1], &FollowUpEdit { owner: set("ann"), stage: set("no_contact"), ..FollowUpEdit::default() });
    let names = "propertyId propertyName propertyKind suiteId leaseId occupantName leaseStart expiryDate daysToExpiry areaSqft
        monthlyRent annualRent rentPerSqft optionNoticeBy offerRent balanceDue budgetRentPerSqft notesCount occupancyStatus
        syncedAt deadline stage owner followUpOn nextStep optionState rentChange nextStepOn arrearsAge budgetImprovementPerSqft
        noticeDate nextReviewDate monthToMonth tags ownNotes lastNoteDate currency";
    for name in names.split_whitespace() {
        let field: SortField = serde_json::from_value(name.into()).unwrap();
        let list = |descending| desk.engine.list_renewals("", &[SortKey { field, descending }]).unwrap();
        let (up, down) = (list(false), list(true));
        assert_eq!((up.len(), down.len()), (all.len(), all.len()), "{name}");
        let value = |renewal: &Renewal| {
            let json = serde_json::to_value(renewal).unwrap();
            json.get(name).filter(|value| value.is_string() || value.is_number()).map(ToString::to_string)
        };
        let known = |list: &[Renewal]| list.iter().filter_map(value).collect::<Vec<_>>();
        let (known_up, mut known_down) = (known(&up), known(&down));
        known_down.reverse();
        assert_eq!(known_up, known_down, "{name}: one order is the other one turned around");
    }
    let owners = desk.engine.list_renewals("", &[SortKey { field: SortField::Owner, descending: false }]).unwrap();
    let owner = |at: usize| owners[at].follow_up.as_ref().and_then(|follow_up| follow_up.owner.clone());
    assert_eq!((owner(0), owner(1), owner(2)), (Some("ann".into()), Some("Zoe".into()), None));
}

#[tokio::test]
async fn the_deadline_is_the_earliest_date_that_asks_for_something() {
    let desk = Desk::open(spec(6, 5, 1)).await;
    desk.sync().await;
    for renewal in desk.engine.list_renewals("", &[]).unwrap() {
        let ahead = |date: Option<model::Date>| date.filter(|date| *date >= TODAY);
        let notice = ahead(renewal.option.as_ref().and_then(|option| option.notice_by));
        let offer = ahead(renewal.offer.as_ref().and_then(|offer| offer.last_date));
        let want = [notice, offer, renewal.expiry_date].into_iter().flatten().min();
        assert_eq!(renewal.deadline.map(|deadline| deadline.on), want);
    }
    let renewal = desk.engine.list_renewals("is:actionable", &[]).unwrap().remove(0);
    let tomorrow = TODAY.checked_add(1.day()).unwrap();
    let follow_up_on = Some(SetDate { to: Some(tomorrow) });
    edit(&desk, &renewal, &FollowUpEdit { follow_up_on, ..FollowUpEdit::default() });
    assert_eq!(count(&desk, "follow:1d..1d") + count(&desk, "follow:<=0d"), 1);
    let before = count(&desk, "is:actionable");
    edit(&desk, &renewal, &FollowUpEdit { stage: set("executed"), ..FollowUpEdit::default() });
    assert_eq!(count(&desk, "is:actionable"), before - 1, "a closed renewal needs nothing");
    assert_eq!((count(&desk, "is:closed"), count(&desk, "stage:executed"), count(&desk, "stage:\"EXECUTED\"")), (1, 1, 1));
}

#[tokio::test]
async fn words_are_found_in_notes_of_both_kinds_and_without_regard_to_accents() {
    let desk = Desk::open(spec(3, 4, 0)).await;
    desk.sync().await;
    let all = desk.engine.list_renewals("", &[]).unwrap();
    let noted = all.iter().find(|renewal| renewal.last_note.is_some()).unwrap();
    let text = noted.last_note.as_ref().unwrap().text.clone();
    let word = text.split_whitespace().max_by_key(|word| word.len()).unwrap().trim_matches(|c: char| !c.is_alphanumeric());
    let found = desk.engine.list_renewals(&word.to_uppercase(), &[]).unwrap();
    assert!(found.iter().any(|renewal| key(renewal) == key(noted)), "`{word}` of MRI's note");
    assert_eq!(count(&desk, "ålesund"), 0);
    desk.engine.add_own_note(&key(&all[0]), "Called the head office in Ålesund").unwrap();
    assert_eq!((count(&desk, "alesund"), count(&desk, "ÅLESUND"), count(&desk, "-alesund")), (1, 1, all.len() - 1));
}

#[tokio::test]
async fn a_facet_counts_what_its_value_would_find() {
    let desk = Desk::open(spec(6, 5, 2)).await;
    desk.sync().await;
    let all = desk.engine.list_renewals("", &[]).unwrap();
    for (renewal, owner) in all.iter().zip(["Ann Smith", "ann smith", "Bo"]) {
        edit(&desk, renewal, &FollowUpEdit { owner: set(owner), add_tags: vec!["anchor".into()], ..FollowUpEdit::default() });
    }
    let facets = desk.engine.list_facets("due:<24mo kind:commercial").unwrap();
    for facet in &facets.kind {
        assert_eq!(facet.count as usize, count(&desk, &format!("due:<24mo kind:{}", facet.value)), "kind");
    }
    let fixed = [("is", &facets.is), ("has", &facets.has), ("deadline", &facets.deadline), ("follow", &facets.follow)];
    let others =
        [("notice", &facets.notice), ("option", &facets.option), ("property", &facets.property), ("stage", &facets.stage)];
    for (name, values) in fixed.into_iter().chain(others) {
        assert!(!values.is_empty(), "{name}");
        for facet in values {
            let filter = format!("due:<24mo kind:commercial {name}:{}", facet.value);
            assert_eq!(facet.count as usize, count(&desk, &filter), "{filter}");
        }
    }
    let owners = desk.engine.list_facets("").unwrap().owner;
    let told: Vec<_> = owners.iter().map(|facet| (facet.value.to_lowercase(), facet.count as usize)).collect();
    assert_eq!(told, [("ann smith".into(), 2), ("bo".into(), 1), ("none".into(), all.len() - 3)]);
    assert_eq!(count(&desk, "owner:\"ann smith\""), 2);
    assert_eq!(count(&desk, "tag:anchor") + count(&desk, "tag:none"), all.len());
}

#[tokio::test]
async fn a_facet_beside_words_counts_what_they_leave_too() {
    let desk = Desk::open(spec(6, 5, 2)).await;
    desk.sync().await;
    let all = desk.engine.list_renewals("", &[]).unwrap();
    for filter in ["an", "-an", "an due:<24mo", "kind:commercial re"] {
        let found = count(&desk, filter);
        assert!(found > 0 && found < all.len(), "`{filter}` finds {found}");
        let facets = desk.engine.list_facets(filter).unwrap();
        for facet in facets.property.iter().filter(|facet| facet.count > 0) {
            let narrowed = format!("{filter} property:{}", facet.value);
            assert_eq!(facet.count as usize, count(&desk, &narrowed), "{narrowed}");
        }
        assert_eq!(facets.property.iter().map(|facet| facet.count as usize).sum::<usize>(), found, "{filter}");
    }
}

#[tokio::test]
async fn buckets_are_what_their_filters_find() {
    let desk = Desk::open(spec(8, 6, 2)).await;
    desk.sync().await;
    let action = desk.engine.needs_action().unwrap();
    assert_eq!(action.count as usize, count(&desk, &action.filter));
    for bucket in &action.buckets {
        assert_eq!(bucket.count as usize, count(&desk, &bucket.filter), "{:?}", bucket.kind);
    }
    assert!(action.buckets.iter().any(|bucket| bucket.kind == BucketKind::Holdover && bucket.count > 0));
}

#[tokio::test]
async fn arrears_that_nobody_answered_for_are_unknown_and_not_none() {
    let desk = Desk::open(spec(3, 6, 0)).await;
    desk.sync_as(&SyncRequest { datasets: vec![Dataset::Leases], ..desk.request() }).await;
    let arrears = || desk.engine.needs_action().unwrap().buckets.into_iter().find(|bucket| bucket.kind == BucketKind::Arrears);
    let before = arrears().unwrap();
    assert_eq!((before.count, before.unknown as usize), (0, count(&desk, "is:open")));
    desk.sync().await;
    assert_eq!(arrears().unwrap().unknown, 0);
}

#[tokio::test]
async fn a_start_reads_what_was_joined_and_joins_anew_what_another_day_makes_different() {
    let desk = Desk::open(spec(6, 5, 1)).await;
    desk.sync().await;
    desk.engine.needs_action().unwrap();
    let open = |days: i32| {
        let today = Some(TODAY.checked_add(days.days()).unwrap());
        Engine::open(Config { today, ..Config::new(desk.dir.path()) }).unwrap()
    };
    for days in [0, 1, 30, 200, 900] {
        // The first one after a sync reads what was kept; a folder without it joins: the two must not differ by anything.
        let kept = open(days).list_renewals("", &[]).unwrap();
        let copy = tempfile::tempdir().unwrap();
        for name in ["cache.db", "desk.db"] {
            std::fs::copy(desk.dir.path().join(name), copy.path().join(name)).unwrap();
        }
        for journal in ["cache.db-wal", "desk.db-wal"] {
            let from = desk.dir.path().join(journal);
            if from.exists() {
                std::fs::copy(from, copy.path().join(journal)).unwrap();
            }
        }
        rusqlite::Connection::open(copy.path().join("cache.db")).unwrap().execute("DELETE FROM joined", []).unwrap();
        let today = Some(TODAY.checked_add(days.days()).unwrap());
        let joined = Engine::open(Config { today, ..Config::new(copy.path()) }).unwrap().list_renewals("", &[]).unwrap();
        assert_eq!(kept, joined, "after {days} days");
    }
}

#[tokio::test]
async fn a_filter_taken_apart_and_put_together_finds_the_same() {
    let desk = Desk::open(spec(2, 3, 0)).await;
    desk.sync().await;
    let terms =
        desk.engine.describe_filter("due:<60d -\"smith & sons\" property:000001,000002 has:fun OWNER:\"Ann Smith\"").unwrap();
    let texts: Vec<_> = terms.iter().map(|term| term.text.as_str()).collect();
    assert_eq!(texts, ["due:<60d", "-\"smith & sons\"", "property:000001,000002", "has:fun", "owner:\"Ann Smith\""]);
    let keys: Vec<_> = terms.iter().map(|term| term.key.as_deref()).collect();
    assert_eq!(keys, [Some("due"), None, Some("property"), Some("has"), Some("owner")]);
    assert_eq!(terms.iter().map(|term| term.problem.is_some()).collect::<Vec<_>>(), [false, false, false, true, false]);
    let engine = &desk.engine;
    let word = r#"-?((due|notice|rent|stage|owner|tag|is|has|property):)?("[a-z &:]{0,8}"|[a-z0-9<>=.,]{0,8})"#;
    proptest!(ProptestConfig::with_cases(256), |(words in prop::collection::vec(word, 0..5))| {
        let text = words.join(" ");
        let described = engine.describe_filter(&text).unwrap();
        let again = engine.describe_filter(&described.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ")).unwrap();
        prop_assert_eq!(&described, &again, "{}", text);
    });
}

#[tokio::test]
async fn a_list_that_is_gone_through_in_parts_is_whole_and_in_order() {
    let desk = Desk::open(spec(9, 300, 0)).await;
    desk.sync().await;
    let all = desk.engine.list_renewals("", &[]).unwrap();
    assert!(all.len() > 2_000, "fewer are gone through in one: {}", all.len());
    let keys = |some: Vec<Renewal>| some.iter().map(key).collect::<Vec<_>>();
    let dear = |renewal: &Renewal| renewal.monthly_rent.is_some_and(|rent| rent > Decimal::from(20_000));
    let want = keys(all.iter().filter(|renewal| dear(renewal)).cloned().collect());
    assert!(!want.is_empty());
    assert_eq!(keys(desk.engine.list_renewals("rent:>20000", &[]).unwrap()), want);
    let totals = desk.engine.view(&query("", None, &[])).unwrap().totals;
    assert_eq!(totals.area_sqft, all.iter().filter_map(|renewal| renewal.area_sqft).sum());
    assert_eq!(totals.rent_unknown as usize, all.iter().filter(|renewal| renewal.monthly_rent.is_none()).count());
    // Read from the shelf, which is where names lie.
    let by_suite = [SortKey { field: SortField::SuiteId, descending: false }];
    let suites: Vec<_> = desk.engine.list_renewals("", &by_suite).unwrap().into_iter().filter_map(|row| row.suite_id).collect();
    assert!(suites.is_sorted_by_key(|suite| suite.to_lowercase()));
    let facets = desk.engine.list_facets("rent:>20000").unwrap();
    assert_eq!(facets.property.iter().map(|facet| facet.count as usize).sum::<usize>(), want.len());
}
