//! Looks for deadlines that have come near, after the start, from time to time, and when a run ends. What is due the engine decides; it is
//! asked often and answers seldom.

use std::time::Duration;

use engine::{Engine, Notice, Topic};
use model::{Instant, RunTrigger};
use tauri::{AppHandle, Manager};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::MissedTickBehavior;

use crate::notification::Notifications;

pub const EVERY: Duration = Duration::from_secs(15 * 60);
/// The first look waits until the window stands.
const AFTER_START: Duration = Duration::from_secs(5);

pub async fn keep(app: AppHandle, engine: Engine, every: Duration) {
    let mut notices = engine.notices();
    let mut ended = last_end(&engine);
    let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + AFTER_START, every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let after_run = tokio::select! {
            _ = ticks.tick() => false,
            there_may_be_more = runs_changed(&mut notices) => {
                if !there_may_be_more {
                    return;
                }
                let now = last_end(&engine);
                if now == ended {
                    continue;
                }
                ended = now;
                true
            }
        };
        let (app, engine) = (app.clone(), engine.clone());
        // The session's bus may take its time.
        let looked = tokio::task::spawn_blocking(move || look(&app, &engine, after_run)).await;
        if let Err(error) = looked {
            tracing::error!(%error, "the reminders could not be looked at");
        }
    }
}

/// Whether the engine still speaks. One that said too much at once may have said this.
async fn runs_changed(notices: &mut Receiver<Notice>) -> bool {
    loop {
        match notices.recv().await {
            Ok(Notice(Topic::Runs)) | Err(RecvError::Lagged(_)) => return true,
            Ok(_) => {}
            Err(RecvError::Closed) => return false,
        }
    }
}

/// Of a run that somebody started, or a schedule; who refreshes one lease is looking on.
fn last_end(engine: &Engine) -> Option<Instant> {
    let runs = engine.list_runs(20).unwrap_or_default();
    runs.into_iter().filter(|run| run.trigger != RunTrigger::Lease).filter_map(|run| run.finished_on).max()
}

fn look(app: &AppHandle, engine: &Engine, after_run: bool) {
    let digest = engine.note_reminders().and_then(|_| engine.take_digest(after_run));
    match digest {
        Ok(Some(digest)) => app.state::<Notifications>().show(&digest),
        Ok(None) => {}
        Err(error) => tracing::warn!(code = ?error.code(), "the reminders could not be looked at"),
    }
}
