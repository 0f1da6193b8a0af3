//! The APIs about properties themselves: the list of residential ones, and one building with its suites.

use super::{Row, code};
use crate::portfolio::{Kind, Portfolio, Property};

pub(crate) fn residential(portfolio: &Portfolio) -> Vec<Row> {
    let row = |property: &Property| {
        Row::new()
            .with("PropertyID", &property.id)
            .with("PropertyName", &property.name)
            .with("Address1", &property.address)
            .with("City", property.city)
            .with("State", property.state)
            .with("ZipCode", property.zip)
    };
    portfolio.properties.iter().filter(|property| property.kind == Kind::Residential).map(row).collect()
}

pub(crate) fn building(property: &Property) -> Vec<Row> {
    let suite = |lease: &crate::portfolio::Lease| {
        Row::new()
            .with("SuiteID", code(&lease.unit))
            .with("SquareFeet", lease.area.map(|area| format!("{area}.00")).unwrap_or_default())
    };
    vec![
        Row::new()
            .with("BuildingID", &property.id)
            .with("BuildingName", &property.name)
            .with("Address1", &property.address)
            .with("City", property.city)
            .with("State", property.state)
            .with("Zip", property.zip)
            .with_rows("Suites", property.leases.iter().map(suite).collect()),
    ]
}
