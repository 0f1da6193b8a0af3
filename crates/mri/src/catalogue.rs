//! Which API answers what, and under which names. One data file, so that a guess can be corrected without a release.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use model::{Dataset, Frequency, PropertyKind};
use serde::{Deserialize, Deserializer};
use toml::{Table, Value};

const DEFAULT: &str = include_str!("catalogue.toml");

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    base_rent_codes: Vec<String>,
    frequencies: BTreeMap<String, u32>,
    leases_commercial: Entry,
    leases_residential: Entry,
    offers: Entry,
    emea: Entry,
    options: Entry,
    charges: Entry,
    notes: Entry,
    delinquencies: Entry,
    budget: Entry,
}

/// How one dataset is asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The name behind `$api=`.
    pub api: String,
    /// The parameter that takes the property.
    pub property: String,
    /// The parameter that narrows a question to one lease. Not every API has one.
    #[serde(deserialize_with = "unless_blank")]
    pub lease: Option<String>,
    /// The parameter that leaves out what was not changed since. Not every API has one.
    #[serde(deserialize_with = "unless_blank")]
    pub changed_since: Option<String>,
    /// Rows per page; 0 = MRI's own.
    pub page_size: u32,
    pub fresh_secs: u32,
    /// Our field → MRI's names for it, lower case.
    pub(crate) fields: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    #[error("the catalogue is no TOML: {0}")]
    Syntax(String),
    #[error("the catalogue has no entry `{0}`; docs/MRI.md lists them all")]
    UnknownEntry(String),
    #[error("the catalogue cannot be used: {0}")]
    Shape(String),
}

impl Catalogue {
    /// The shipped catalogue with a client's changes laid over it. Most clients have none, and a run asks several times.
    pub fn with_overrides(overrides: &str) -> Result<Self, CatalogueError> {
        static SHIPPED: LazyLock<Result<Catalogue, CatalogueError>> = LazyLock::new(|| Catalogue::read(""));
        if overrides.trim().is_empty() { SHIPPED.clone() } else { Self::read(overrides) }
    }

    fn read(overrides: &str) -> Result<Self, CatalogueError> {
        let syntax = |error: toml::de::Error| CatalogueError::Syntax(error.message().to_owned());
        let mut table: Table = toml::from_str(DEFAULT).map_err(syntax)?;
        let changes: Table = toml::from_str(overrides).map_err(syntax)?;
        merge(&mut table, changes, "")?;
        let mut catalogue: Self =
            table.try_into().map_err(|error: toml::de::Error| CatalogueError::Shape(error.message().to_owned()))?;
        catalogue.normalize();
        match catalogue.frequencies.iter().find(|(_, months)| Frequency::from_months(**months).is_none()) {
            Some((letter, months)) => {
                Err(CatalogueError::Shape(format!("frequency {letter} is {months} months; 1, 3, 6 and 12 are possible")))
            }
            None => Ok(catalogue),
        }
    }

    pub fn entry(&self, dataset: Dataset, kind: PropertyKind) -> &Entry {
        match (dataset, kind) {
            (Dataset::Leases, PropertyKind::Commercial) => &self.leases_commercial,
            (Dataset::Leases, PropertyKind::Residential) => &self.leases_residential,
            (Dataset::Offers, _) => &self.offers,
            (Dataset::Emea, _) => &self.emea,
            (Dataset::Options, _) => &self.options,
            (Dataset::Charges, _) => &self.charges,
            (Dataset::Notes, _) => &self.notes,
            (Dataset::Delinquencies, _) => &self.delinquencies,
            (Dataset::Budget, _) => &self.budget,
        }
    }

    pub(crate) fn is_base_rent(&self, code: &str) -> bool {
        self.base_rent_codes.iter().any(|base| base.eq_ignore_ascii_case(code.trim()))
    }

    pub(crate) fn frequency(&self, letter: &str) -> Option<Frequency> {
        let months = self.frequencies.iter().find(|(known, _)| known.eq_ignore_ascii_case(letter.trim()))?.1;
        Frequency::from_months(*months)
    }

    fn normalize(&mut self) {
        let entries = [
            &mut self.leases_commercial,
            &mut self.leases_residential,
            &mut self.offers,
            &mut self.emea,
            &mut self.options,
            &mut self.charges,
            &mut self.notes,
            &mut self.delinquencies,
            &mut self.budget,
        ];
        for name in entries.into_iter().flat_map(|entry| entry.fields.values_mut()).flatten() {
            name.make_ascii_lowercase();
        }
    }
}

/// TOML has no null, so "there is none" is written as nothing.
fn unless_blank<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// Tables are merged, everything else replaced. A name that the default does not have is a misspelling, except among frequencies,
/// whose letters are the customer's.
fn merge(table: &mut Table, changes: Table, path: &str) -> Result<(), CatalogueError> {
    for (name, change) in changes {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match (table.get_mut(&name), change) {
            (Some(Value::Table(inner)), Value::Table(changes)) => merge(inner, changes, &path)?,
            (Some(old), new) => *old = new,
            (None, new) if path.starts_with("frequencies.") => drop(table.insert(name, new)),
            (None, _) => return Err(CatalogueError::UnknownEntry(path)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_catalogue_reads() {
        let catalogue = Catalogue::with_overrides("").unwrap();
        let leases = catalogue.entry(Dataset::Leases, PropertyKind::Commercial);
        assert_eq!(leases.api, "MRI_S-PMCM_CommercialLeasesLeasByBuildingID");
        assert_eq!(leases.fields["expiry_date"], ["expirationdate", "leaseexpirationdate"]);
        assert!(catalogue.is_base_rent("rnt ") && !catalogue.is_base_rent("CAM"));
        assert_eq!(catalogue.frequency("q"), Some(Frequency::Quarterly));
    }

    #[test]
    fn an_override_changes_what_it_names_and_nothing_else() {
        let catalogue = Catalogue::with_overrides(
            "base_rent_codes = [\"MIETE\"]\n[notes]\npage_size = 100\n[notes.fields]\ntext = [\"Memo\"]\n[frequencies]\nJ = 12",
        )
        .unwrap();
        let notes = catalogue.entry(Dataset::Notes, PropertyKind::Commercial);
        assert_eq!((notes.page_size, notes.fields["text"].as_slice()), (100, ["memo".to_owned()].as_slice()));
        assert_eq!(notes.fields["author"], ["userid"]);
        assert!(catalogue.is_base_rent("miete") && !catalogue.is_base_rent("RNT"));
        assert_eq!(catalogue.frequency("J"), Some(Frequency::Annual));
    }

    #[test]
    fn what_narrows_a_question_can_be_set_renamed_and_switched_off() {
        let shipped = Catalogue::with_overrides("").unwrap();
        let narrows = |catalogue: &Catalogue, dataset, kind| {
            let entry = catalogue.entry(dataset, kind);
            (entry.lease.clone(), entry.changed_since.clone())
        };
        let some = |text: &str| Some(text.to_owned());
        for dataset in Dataset::ALL {
            let wanted = match dataset {
                Dataset::Leases | Dataset::Offers => (None, None),
                Dataset::Notes => (some("LEASEID"), some("LASTUPDATEDATE")),
                Dataset::Delinquencies => (some("LeaseID"), None),
                _ => (some("LEASEID"), None),
            };
            assert_eq!(narrows(&shipped, dataset, PropertyKind::Commercial), wanted, "{dataset}");
        }
        assert_eq!(narrows(&shipped, Dataset::Leases, PropertyKind::Residential), (None, None));

        let changed = Catalogue::with_overrides(
            "[leases_residential]\nchanged_since = \"LastUpdateDate\"\n[offers]\nlease = \"LEASEID\"\n\
             [notes]\nlease = \" \"\nchanged_since = \"\"\n[charges]\nlease = \" LeaseNo \"",
        )
        .unwrap();
        assert_eq!(narrows(&changed, Dataset::Leases, PropertyKind::Residential), (None, some("LastUpdateDate")));
        assert_eq!(narrows(&changed, Dataset::Offers, PropertyKind::Residential), (some("LEASEID"), None));
        assert_eq!(narrows(&changed, Dataset::Notes, PropertyKind::Commercial), (None, None));
        assert_eq!(narrows(&changed, Dataset::Charges, PropertyKind::Commercial), (some("LeaseNo"), None));
    }

    #[test]
    fn a_misspelt_override_is_named() {
        assert_eq!(
            Catalogue::with_overrides("[notes.fields]\ntxet = [\"Memo\"]").unwrap_err(),
            CatalogueError::UnknownEntry("notes.fields.txet".into())
        );
        assert!(matches!(Catalogue::with_overrides("[notes]\npage_size = \"many\"").unwrap_err(), CatalogueError::Shape(_)));
        assert!(matches!(Catalogue::with_overrides("[notes").unwrap_err(), CatalogueError::Syntax(_)));
    }
}
