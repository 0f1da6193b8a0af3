//! The catalogue of APIs: for each its name, its parameters, its rows, and the quirks that only it has.

use crate::portfolio::{Kind, Lease, Portfolio, Property};
use crate::rows::{Row, buildings, charges, leases, negotiation, residents};

/// One API of MRI.
pub(crate) struct Api {
    pub(crate) name: &'static str,
    /// The word for it in the log and in faults.
    pub(crate) dataset: Option<&'static str>,
    /// The parameter without which nothing is answered.
    pub(crate) required: Option<&'static str>,
    /// The parameter that narrows the rows to one lease, where there is one.
    pub(crate) narrows: Option<&'static str>,
    /// Parameters that want rows whose field is no older: parameter, field.
    pub(crate) since: &'static [(&'static str, &'static str)],
    pub(crate) source: Source,
    pub(crate) link: Link,
    /// A list with one row comes as an object.
    pub(crate) lone_row_is_object: bool,
}

/// Where the rows come from.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    /// The leases of a property of that kind; a property of the other kind has no rows.
    Leases(Kind, fn(&Property, &Lease) -> Vec<Row>),
    /// The same, but a property of the other kind is an error.
    LeasesOrError(Kind, fn(&Property, &Lease) -> Vec<Row>),
    Building(fn(&Property) -> Vec<Row>),
    Portfolio(fn(&Portfolio) -> Vec<Row>),
}

/// How the next page is linked.
#[derive(Clone, Copy, Default)]
pub(crate) struct Link {
    /// `$top=300&$skip=301` instead of a cursor.
    pub(crate) skips: bool,
    /// `&amp;` instead of `&`.
    pub(crate) escaped: bool,
    /// `$format=xml`, whatever was asked for.
    pub(crate) says_xml: bool,
}

const CURSOR: Link = Link { skips: false, escaped: false, says_xml: false };
const SKIP: Link = Link { skips: true, ..CURSOR };
const ESCAPED: Link = Link { escaped: true, ..CURSOR };
const SAYS_XML: Link = Link { says_xml: true, ..CURSOR };

/// What most commercial APIs have in common.
const COMMERCIAL: Api = Api {
    name: "",
    dataset: None,
    required: Some("BLDGID"),
    narrows: Some("LEASEID"),
    since: &[],
    source: Source::Leases(Kind::Commercial, leases::leases),
    link: CURSOR,
    lone_row_is_object: false,
};

static APIS: [Api; 11] = [
    Api { name: "MRI_S-PMCM_CommercialLeasesLeasByBuildingID", dataset: Some("leases"), narrows: None, link: SKIP, ..COMMERCIAL },
    Api {
        name: "MRI_S-PMRM_ResidentLeaseDetailsByPropertyID",
        dataset: Some("leases"),
        required: Some("RMPROPID"),
        narrows: None,
        since: &[("LastUpdateDate", "LastUpdateDate")],
        source: Source::Leases(Kind::Residential, residents::residents),
        link: ESCAPED,
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMRM_ResidentialRenewalOffers",
        dataset: Some("offers"),
        required: Some("PROPERTYID"),
        narrows: None,
        source: Source::LeasesOrError(Kind::Residential, negotiation::offers),
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMCM_LeaseEMEAInformation",
        dataset: Some("emea"),
        source: Source::Leases(Kind::Commercial, leases::emea),
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMCM_CommercialLeasesLeasOptsByBuildingID",
        dataset: Some("options"),
        source: Source::Leases(Kind::Commercial, negotiation::options),
        link: SAYS_XML,
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMCM_CommercialLeasesNoteByBuildingID",
        dataset: Some("notes"),
        since: &[("LASTUPDATEDATE", "LastUpdate"), ("OLDESTNOTEDATE", "NoteDate")],
        source: Source::Leases(Kind::Commercial, leases::notes),
        link: ESCAPED,
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMCM_CommercialLeasesCmreccByBuildingID",
        dataset: Some("charges"),
        source: Source::Leases(Kind::Commercial, charges::charges),
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMCM_CurrentDelinquencies",
        dataset: Some("delinquencies"),
        required: Some("BuildingID"),
        narrows: Some("LeaseID"),
        source: Source::Leases(Kind::Commercial, charges::delinquencies),
        lone_row_is_object: true,
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMCM_CommercialLeaseAnlsByBuildingID",
        dataset: Some("budget"),
        source: Source::Leases(Kind::Commercial, leases::budget),
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMRM_PropertyIDByNameOrAddress",
        required: None,
        narrows: None,
        source: Source::Portfolio(buildings::residential),
        ..COMMERCIAL
    },
    Api {
        name: "MRI_S-PMCM_CommercialBuildingWithSuitesByBLDGID",
        narrows: None,
        source: Source::Building(buildings::building),
        ..COMMERCIAL
    },
];

/// The API of that name; its letter case does not matter.
pub(crate) fn find(name: &str) -> Option<&'static Api> {
    APIS.iter().find(|api| api.name.eq_ignore_ascii_case(name))
}
