//! "Refresh this lease now": everything about its property that a call can tell, ahead of whatever else waits for a permit. It runs
//! beside a sync of the same client, since each answer is stored as a whole; of two, the later one stays.

use std::sync::Arc;

use futures::future::join_all;
use model::{
    ClientId, Dataset, LeaseId, PropertyId, PropertyKind, Run, RunFailure, RunId, RunOutcome, RunResult, RunStatus, RunTrigger,
};

use super::SyncSettings;
use super::freshness::{Freshness, Standing};
use super::plan::{Ask, How};
use super::progress::failure_of;
use super::property::{Done, Errand, is_listed};
use super::start::new_run;
use crate::{Engine, EngineError, Topic};

impl Engine {
    /// Asks for all datasets of the lease's property at once, and gives back what came of it when it is over. One call each answers
    /// for the whole building, and costs the same as for the lease alone.
    pub async fn refresh_lease(&self, client: &ClientId, property: &PropertyId, lease: &LeaseId) -> Result<Run, EngineError> {
        let _nobody_changes_it = self.share_client(&self.client_row(Some(client.as_str()))?.client.id)?;
        let detail = self.show_renewal(Some(client), property, lease)?;
        let kind = detail.renewal.property_kind;
        let row = self.client_row(Some(client.as_str()))?;
        let began = self.now();
        let run = new_run(RunId::new(), &row.client, RunTrigger::Lease, began);
        let mri = self.connect_urgently(&row, SyncSettings::of(&row.client.settings).pacing)?;
        // Asked twice in a minute is not asked by two runs: a refresh ends no lease.
        let began = model::Instant(0);
        let errand = Arc::new(Errand { began, only_lease: Some(lease.clone()), ..self.errand(&row, mri, &run)? });
        let asked = Dataset::ALL.into_iter().filter(|dataset| is_refreshed(*dataset, kind));
        let outcomes = join_all(asked.map(|dataset| self.refresh_dataset(&errand, property, kind, dataset))).await;
        let outcomes: Vec<RunOutcome> = outcomes.into_iter().collect::<Result<_, _>>()?;
        if !is_listed(&self.inner.store, client, property) {
            // It went away between the last look and an answer's way into the store.
            self.inner.store.write_cache(|cache| cache.delete_property_rows(client, property))?;
        }
        self.note_changes(client, &errand.run, std::slice::from_ref(property))?;
        let renewals = self.count_renewals(&row.client, std::slice::from_ref(property))?;
        let run = ended(run, &outcomes, renewals, self.now());
        self.inner.store.write_desk(|desk| {
            desk.upsert_run(&run)?;
            desk.upsert_run_outcomes(&run.id, &outcomes)
        })?;
        for topic in [Topic::Runs, Topic::Renewals, Topic::Status] {
            self.notify(topic);
        }
        Ok(run)
    }

    async fn refresh_dataset(
        &self,
        errand: &Arc<Errand>,
        property: &PropertyId,
        kind: PropertyKind,
        dataset: Dataset,
    ) -> Result<RunOutcome, EngineError> {
        let states = self.inner.store.read(|reader| reader.list_dataset_states_of(&errand.client, property))?;
        let state = states.into_iter().find(|state| state.dataset == dataset);
        let freshness = Freshness { catalogue: &errand.catalogue, settings: &errand.settings, now: self.now() };
        let is_per_lease = state.is_some_and(|state| freshness.is_per_lease(&Standing::of(&state)));
        let how = if is_per_lease { How::Leases } else { How::Building };
        let Done { outcome, cost } = errand.sync_dataset(property, kind, Ask { dataset, how, calls: 1 }).await;
        Ok(RunOutcome {
            property_id: property.clone(),
            dataset,
            outcome: outcome.kind(),
            fresh: false,
            cost,
            rows: match outcome {
                model::Outcome::Rows(rows) => Some(rows),
                model::Outcome::Empty => Some(0),
                _ => None,
            },
            finished_at: self.now(),
            failure: failure_of(&outcome),
        })
    }
}

/// Offers are a residential thing; that a commercial building has none is known or found out by a sync.
fn is_refreshed(dataset: Dataset, kind: PropertyKind) -> bool {
    dataset.is_asked_of(kind) && (dataset != Dataset::Offers || kind == PropertyKind::Residential)
}

fn ended(run: Run, outcomes: &[RunOutcome], renewals: u32, now: model::Instant) -> Run {
    let failure = |outcome: &RunOutcome| {
        let failure = outcome.failure.clone()?;
        let (property_id, dataset) = (outcome.property_id.clone(), outcome.dataset);
        Some(RunFailure { property_id, dataset, code: failure.code, message: failure.message })
    };
    let calls = outcomes.iter().map(|outcome| outcome.cost.calls).sum();
    let result = RunResult {
        properties: 1,
        renewals,
        calls,
        cache_hits: 0,
        retries: outcomes.iter().map(|outcome| outcome.cost.retries).sum(),
        waited_ms: outcomes.iter().map(|outcome| outcome.cost.waited_ms).max().unwrap_or_default(),
        failures: outcomes.iter().filter_map(failure).collect(),
    };
    let progress = model::Progress { current: 1, total: 1, calls_done: calls, calls_planned: calls, ..run.progress };
    let progress = model::Progress { batch: 1, total_batches: 1, status: "Completed".into(), ..progress };
    Run { status: RunStatus::Completed, progress, result: Some(result), finished_on: Some(now), ..run }
}
