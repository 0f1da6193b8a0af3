//! A run on its way: carried out in the background, recorded while it goes on and when it ends.

use std::sync::Arc;
use std::time::Duration;

use model::{Client, Lease, PropertyId, Run, RunStatus};
use store::{FileLock, FreshGroup};
use tokio_util::sync::CancellationToken;

use super::SyncSettings;
use super::plan::Plan;
use super::progress::Progress;
use super::property::Errand;
use super::run::Runner;
use super::setback::Setback;
use crate::{Engine, EngineError, Topic};

/// How often the desk and the lists are brought up to date.
const TELL: Duration = Duration::from_secs(1);

/// All that a run needs until its end; the lock is let go when it is over.
pub(super) struct Job {
    pub(super) client: Client,
    pub(super) plan: Plan,
    pub(super) progress: Arc<Progress>,
    pub(super) errand: Arc<Errand>,
    pub(super) settings: SyncSettings,
    pub(super) setback: Setback,
    /// Calls of the run that were made before it was cut short.
    pub(super) calls_before: u32,
    /// What was fresh when it began.
    pub(super) fresh: Vec<FreshGroup>,
    pub(super) cancel: CancellationToken,
    pub(super) lock: FileLock,
}

impl Job {
    pub(super) async fn carry_out(self, engine: Engine) {
        let Self { client, plan, progress, errand, settings, setback, calls_before, cancel, lock, .. } = self;
        let run_id = errand.run.clone();
        tracing::info!(run.id = %run_id, client.id = %client.id, properties = plan.properties.len(), calls = plan.calls(), "run started");
        let properties: Vec<_> = plan.properties.iter().map(|property| property.id.clone()).collect();
        let runner = Runner::new(Arc::clone(&errand), Arc::clone(&progress), settings, setback);
        let (status, error) = tokio::select! {
            end = runner.run(plan, &cancel) => end,
            () = engine.tell_others(&progress) => (RunStatus::Failed, None),
        };
        // What had been fetched is being stored still; nothing of this run may be written after its end.
        errand.records.close();
        errand.records.wait().await;
        let noting = (engine.clone(), client.clone(), properties, progress.asked_properties(), Arc::clone(&errand));
        let noted = tokio::task::spawn_blocking(move || {
            let (engine, client, properties, asked, errand) = noting;
            let noted =
                engine.note_changes(&client.id, &errand.run, &asked).and_then(|()| engine.note_drift(&client, &errand.seen));
            if let Err(error) = noted {
                tracing::error!(run.id = %errand.run, %error, "what the run changed could not be recorded");
            }
            // Counted apart: that a change could not be noted does not take the renewals away.
            engine.count_renewals(&client, &properties).unwrap_or_default()
        });
        let renewals = noted.await.unwrap_or_default();
        let now = engine.now();
        let Some(run) = progress.ended(status, error, renewals, calls_before + errand.mri.calls_made(), now) else { return };
        // Recorded, logged and unlocked before anybody hears of it: who waited for the end may end the program, or start the next.
        if let Err(error) = engine.record_run(&run, &progress) {
            tracing::error!(run.id = %run_id, %error, "the run's end could not be recorded");
        }
        let duration_ms = run.finished_on.map(|at| run.processed_on.age_ms(at));
        tracing::info!(run.id = %run_id, status = status.as_str(), duration_ms, "run ended");
        drop(lock);
        progress.publish(run);
        for topic in [Topic::Status, Topic::Runs, Topic::Renewals, Topic::Clients] {
            engine.notify(topic);
        }
    }
}

impl Engine {
    /// Keeps the desk and the lists current while a run goes on. Never ends by itself.
    async fn tell_others(&self, progress: &Progress) {
        let mut ticks = tokio::time::interval(TELL);
        loop {
            ticks.tick().await;
            let recorded = progress.run().map(|run| self.record_run(&run, progress));
            if let Some(Err(error)) = recorded {
                tracing::warn!(%error, "the run's progress could not be recorded");
            }
            self.notify(Topic::Renewals);
        }
    }

    /// The run as it stands, with what has come in since the last time.
    fn record_run(&self, run: &Run, progress: &Progress) -> Result<(), EngineError> {
        let (now, unsaved) = (self.now(), progress.take_unsaved());
        let written = self.inner.store.write_desk(|desk| {
            desk.upsert_run(run)?;
            desk.update_run_alive(&run.id, now)?;
            desk.upsert_run_outcomes(&run.id, &unsaved)
        });
        if written.is_err() {
            progress.put_back(unsaved);
        }
        Ok(written?)
    }

    pub(super) fn count_renewals(&self, client: &Client, properties: &[PropertyId]) -> Result<u32, EngineError> {
        let today = self.today();
        let count = self.inner.store.read(|reader| {
            let open = |id| Ok(reader.list_rows::<Lease>(&client.id, id)?.iter().filter(|lease| lease.is_open(today)).count());
            properties.iter().map(open).sum::<Result<usize, store::StoreError>>()
        })?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }
}
