//! Where MRI refuses to be asked by building: lease by lease, the most urgent first, and only those within the horizon. Each answer
//! is stored as it comes, so that nothing is asked twice.

use std::sync::Arc;

use model::{Cost, Dataset, Failure, FailureCode, LeaseId, Outcome, PropertyKind, Rows, RunId};
use mri::Question;
use store::{Attempt, CacheWriter, LeaseAnswer, StoreError};

use super::freshness::Freshness;
use super::property::{Done, Errand, Stopwatch, failed_storage, joined};
use super::urgency::leases_within;

/// Which leases' answers do.
pub(super) struct Due<'a> {
    pub(super) freshness: &'a Freshness<'a>,
    /// Ask even for what is fresh.
    pub(super) refresh: bool,
    /// What this run has asked, it does not ask again, however long it takes.
    pub(super) run: Option<&'a RunId>,
}

impl Due<'_> {
    pub(super) fn of(&self, leases: Vec<LeaseId>, answers: &[LeaseAnswer], dataset: Dataset, kind: PropertyKind) -> Vec<LeaseId> {
        let does = |answer: &LeaseAnswer| {
            let by_this_run = self.run == Some(&answer.run_id);
            by_this_run || (!self.refresh && self.freshness.is_young(answer.synced_at, dataset, kind))
        };
        let is_answered =
            |lease: &LeaseId| answers.iter().any(|answer| answer.dataset == dataset && answer.lease_id == *lease && does(answer));
        leases.into_iter().filter(|lease| !is_answered(lease)).collect()
    }
}

impl Errand {
    /// `refused`: MRI has just refused to be asked by building.
    pub(super) async fn sync_by_lease(self: &Arc<Self>, question: &Question, watch: &Stopwatch, refused: bool) -> Done {
        let due = match self.on_thread(question, Self::leases_due).await {
            Ok(due) => due,
            Err(failure) => return Done { outcome: Outcome::Failed(failure), cost: watch.cost() },
        };
        let (mut trouble, mut answered) = (None, false);
        if due.is_none() {
            let message = "MRI wants to be asked by lease, and no lease is known yet: sync the leases first";
            trouble = Some(Outcome::Failed(Failure::new(FailureCode::Rejected, message)));
        }
        for (place, lease) in due.into_iter().flatten().enumerate() {
            let fetched = self.fetch(&Question { lease: Some(lease.clone()), ..question.clone() }, watch).await;
            let outcome = match fetched.outcome {
                outcome @ (Outcome::NotPermitted | Outcome::Failed(_)) => outcome.map(drop),
                good => self.keep(question, lease, good).await,
            };
            // Refused for a lease as it was for the building: it is not the lease that was lacking. Of the others, some may answer.
            let is_hopeless = match &outcome {
                Outcome::NotPermitted => true,
                Outcome::Failed(failure) => place == 0 && failure.code == FailureCode::Rejected,
                Outcome::Rows(()) | Outcome::Empty | Outcome::NotApplicable => {
                    answered = true;
                    continue;
                }
            };
            trouble = trouble.or(Some(outcome));
            if is_hopeless {
                break;
            }
        }
        if self.only_lease.is_some() {
            // One lease says nothing of the others.
            return Done { outcome: trouble.map_or(Outcome::Empty, |trouble| trouble.map(|()| 0)), cost: watch.cost() };
        }
        // That it is to be asked by lease is known once a lease has answered, and from when the building was refused.
        self.end(question, trouble, watch.cost(), refused.then_some(answered)).await
    }

    /// `None`: the property's leases were never answered.
    fn leases_due(&self, question: &Question) -> Result<Option<Vec<LeaseId>>, StoreError> {
        if let Some(lease) = &self.only_lease {
            return Ok(Some(vec![lease.clone()]));
        }
        let freshness = Freshness { catalogue: &self.catalogue, settings: &self.settings, now: self.now() };
        let due = Due { freshness: &freshness, refresh: self.refresh, run: Some(&self.run) };
        self.store.read(|reader| {
            let states = reader.list_dataset_states_of(&self.client, &question.property)?;
            if !states.iter().any(|state| state.dataset == Dataset::Leases && state.synced_at.is_some()) {
                return Ok(None);
            }
            let horizon = self.settings.horizon_months;
            let leases = leases_within(reader, &self.client, &question.property, self.today, horizon)?;
            let answers = reader.list_lease_answers(&self.client, &question.property)?;
            Ok(Some(due.of(leases, &answers, question.dataset, question.kind)))
        })
    }

    async fn keep(self: &Arc<Self>, question: &Question, lease_id: LeaseId, outcome: Outcome<Rows>) -> Outcome<()> {
        let kept = self.on_thread(question, move |errand, question| {
            let (synced_at, run_id) = (errand.now(), errand.run.clone());
            let answer = LeaseAnswer { dataset: question.dataset, lease_id, synced_at, run_id };
            let rows = match outcome {
                Outcome::Rows(rows) => rows,
                _ => Rows::none(question.dataset),
            };
            // Of a refresh whose property went away meanwhile nothing is kept.
            if !errand.is_wanted(&question.property) {
                return Ok(());
            }
            errand.store.write_cache(|cache| store_rows(cache, errand, question, &answer, &rows))
        });
        kept.await.map_or_else(Outcome::Failed, Outcome::Rows)
    }

    /// The state of the whole dataset: what is in the store now, or the first trouble that there was.
    async fn end(self: &Arc<Self>, question: &Question, trouble: Option<Outcome<()>>, cost: Cost, newly: Option<bool>) -> Done {
        let ended = self.on_thread(question, move |errand, question| {
            let now = errand.now();
            errand.store.write_cache(|cache| {
                let (client, property, dataset) = (&errand.client, &question.property, question.dataset);
                let before = cache.reader().list_dataset_states_of(client, property)?.into_iter();
                let before = before.filter(|state| state.dataset == dataset).find_map(|state| state.per_lease_since);
                let per_lease_since = match newly {
                    Some(is_proved) => is_proved.then_some(now),
                    None => before,
                };
                // The leases beyond the horizon were not asked for.
                let attempt = Attempt { per_lease_since, full: false, ..Attempt::new(&errand.run, now, cost) };
                let rows = cache.count_rows(client, property, dataset)?;
                let outcome = match trouble {
                    Some(trouble) => trouble.map(|()| rows),
                    None if rows == 0 => Outcome::Empty,
                    None => Outcome::Rows(rows),
                };
                let good = matches!(outcome, Outcome::Rows(_) | Outcome::Empty).then_some(rows);
                cache.record_state(client, property, dataset, outcome.kind(), good, outcome.failure(), &attempt)?;
                Ok(outcome)
            })
        });
        Done { outcome: ended.await.unwrap_or_else(Outcome::Failed), cost }
    }

    /// Where waiting for a disk holds up nobody, and where a cancelled run still finishes what it writes.
    async fn on_thread<T: Send + 'static>(
        self: &Arc<Self>,
        question: &Question,
        work: impl FnOnce(&Self, &Question) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Failure> {
        let (errand, question) = (Arc::clone(self), question.clone());
        let task = self.records.spawn_blocking(move || work(&errand, &question));
        joined(task).await.map_err(|error| failed_storage(error.to_string()))?.map_err(|error| failed_storage(error.to_string()))
    }
}

fn store_rows(
    cache: &CacheWriter<'_>,
    errand: &Errand,
    question: &Question,
    answer: &LeaseAnswer,
    rows: &Rows,
) -> Result<(), StoreError> {
    let (client, property) = (&errand.client, &question.property);
    match rows {
        // They are what the others are asked by.
        Rows::Leases(_) => Ok(()),
        Rows::Offers(rows) => cache.record_lease_answer(client, property, answer, rows, |row| &row.lease_id),
        Rows::Emea(rows) => cache.record_lease_answer(client, property, answer, rows, |row| &row.lease_id),
        Rows::Options(rows) => cache.record_lease_answer(client, property, answer, rows, |row| &row.lease_id),
        Rows::Charges(rows) => cache.record_lease_answer(client, property, answer, rows, |row| &row.lease_id),
        Rows::Notes(rows) => cache.record_lease_answer(client, property, answer, rows, |row| &row.lease_id),
        Rows::Delinquencies(rows) => cache.record_lease_answer(client, property, answer, rows, |row| &row.lease_id),
        Rows::Budget(rows) => cache.record_lease_answer(client, property, answer, rows, |row| &row.lease_id),
    }
}
