//! A test of a connection: each API asked once, for one row, and what that cost.

use std::time::Instant as Stopwatch;

use model::{Client, ClientProperty, Dataset, Failure, Outcome, OutcomeKind, PropertyId, PropertyKind};
use mri::Question;
use quota::Pacing;
use serde::Serialize;

use crate::client::{require, validate};
use crate::connect::BudgetState;
use crate::{Engine, EngineError, NewClient, Secrets};

/// What one API answered to a question for one row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ApiAnswer {
    pub dataset: Dataset,
    pub api: String,
    pub property_id: PropertyId,
    pub outcome: OutcomeKind,
    pub failure: Option<Failure>,
    pub duration_ms: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConnectionTest {
    pub answers: Vec<ApiAnswer>,
    /// What the test cost.
    pub calls: u32,
    pub budget: BudgetState,
}

impl ConnectionTest {
    /// Every API refused: the user name, key or password is wrong, or nothing is licensed.
    pub fn is_refused(&self) -> bool {
        self.answers.iter().all(|answer| answer.outcome == OutcomeKind::NotPermitted)
    }

    /// Nothing that was asked answered with rows, or with none.
    pub fn is_hopeless(&self) -> bool {
        self.answers.iter().all(|answer| matches!(answer.outcome, OutcomeKind::NotPermitted | OutcomeKind::Failed))
    }
}

impl Engine {
    /// Asks each API of a stored client once, for one row.
    pub async fn test_client(&self, name: Option<&str>) -> Result<ConnectionTest, EngineError> {
        let row = self.client_row(name)?;
        let mri = self.connect(&row, Pacing::default())?;
        test(&mri, &row.client).await
    }

    /// The same for a connection that is not stored yet. Its calls count in the ledger.
    pub async fn test_connection(&self, new: NewClient, secrets: Secrets) -> Result<ConnectionTest, EngineError> {
        let secret = require(secrets, new.secret_store)?;
        let row = validate(new, &secret)?;
        let mri = self.connect_with(&row, &secret, Pacing::default())?;
        test(&mri, &row.client).await
    }
}

/// Each API once, of the first property of the kind that it is for.
async fn test(mri: &mri::Client, client: &Client) -> Result<ConnectionTest, EngineError> {
    let mut answers = Vec::new();
    let mut calls = 0;
    for question in questions(client)? {
        let started = Stopwatch::now();
        let probe = mri.probe(&question).await;
        calls += probe.calls;
        let failure = match &probe.outcome {
            Outcome::Failed(failure) => Some(failure.clone()),
            _ => None,
        };
        answers.push(ApiAnswer {
            dataset: question.dataset,
            api: probe.api,
            property_id: question.property,
            outcome: probe.outcome.kind(),
            failure,
            duration_ms: u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX),
        });
        // Wrong credentials are wrong everywhere: asking on would lock the account.
        let refused = answers.iter().filter(|answer| answer.outcome == OutcomeKind::NotPermitted).count();
        if refused >= 3 && refused == answers.len() {
            break;
        }
    }
    Ok(ConnectionTest { answers, calls, budget: BudgetState::of(mri.budget())? })
}

fn questions(client: &Client) -> Result<Vec<Question>, EngineError> {
    let first_of = |kind| client.properties.iter().find(|property| property.kind == Some(kind));
    if client.properties.is_empty() {
        return Err(EngineError::NoProperties);
    }
    let unknown = client.properties.iter().find(|property| property.kind.is_none());
    let commercial = first_of(PropertyKind::Commercial).or(unknown);
    let residential = first_of(PropertyKind::Residential);
    let ask = |dataset, kind, property: &ClientProperty| Question::of(dataset, kind, property.id.clone());
    let mut questions: Vec<Question> = Vec::new();
    if let Some(property) = commercial {
        let datasets = Dataset::ALL.into_iter().filter(|dataset| *dataset != Dataset::Offers || residential.is_none());
        questions.extend(datasets.map(|dataset| ask(dataset, PropertyKind::Commercial, property)));
    }
    if let Some(property) = residential {
        questions.extend([Dataset::Leases, Dataset::Offers].map(|dataset| ask(dataset, PropertyKind::Residential, property)));
    }
    Ok(questions)
}
