//! The rows of one dataset of one property, typed.

use crate::{Budget, Charge, Dataset, Delinquency, Emea, Lease, LeaseOption, Note, Offer};

#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    Leases(Vec<Lease>),
    Offers(Vec<Offer>),
    Emea(Vec<Emea>),
    Options(Vec<LeaseOption>),
    Charges(Vec<Charge>),
    Notes(Vec<Note>),
    Delinquencies(Vec<Delinquency>),
    Budget(Vec<Budget>),
}

impl Rows {
    pub fn dataset(&self) -> Dataset {
        match self {
            Self::Leases(_) => Dataset::Leases,
            Self::Offers(_) => Dataset::Offers,
            Self::Emea(_) => Dataset::Emea,
            Self::Options(_) => Dataset::Options,
            Self::Charges(_) => Dataset::Charges,
            Self::Notes(_) => Dataset::Notes,
            Self::Delinquencies(_) => Dataset::Delinquencies,
            Self::Budget(_) => Dataset::Budget,
        }
    }

    /// Of a dataset without any.
    pub fn none(dataset: Dataset) -> Self {
        match dataset {
            Dataset::Leases => Self::Leases(Vec::new()),
            Dataset::Offers => Self::Offers(Vec::new()),
            Dataset::Emea => Self::Emea(Vec::new()),
            Dataset::Options => Self::Options(Vec::new()),
            Dataset::Charges => Self::Charges(Vec::new()),
            Dataset::Notes => Self::Notes(Vec::new()),
            Dataset::Delinquencies => Self::Delinquencies(Vec::new()),
            Dataset::Budget => Self::Budget(Vec::new()),
        }
    }

    pub fn len(&self) -> usize {
        match self {
            Self::Leases(rows) => rows.len(),
            Self::Offers(rows) => rows.len(),
            Self::Emea(rows) => rows.len(),
            Self::Options(rows) => rows.len(),
            Self::Charges(rows) => rows.len(),
            Self::Notes(rows) => rows.len(),
            Self::Delinquencies(rows) => rows.len(),
            Self::Budget(rows) => rows.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
