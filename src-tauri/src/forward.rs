//! Forwards the engine's notices to the window, at most ten a second, each topic once.

use std::time::Duration;

use engine::{Engine, Notice, Topic};
use tauri::AppHandle;
use tauri_specta::Event;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::ipc::Stale;

const GATHER: Duration = Duration::from_millis(100);
/// How soon the window shows what `renewals` wrote beside it.
const OTHERS: Duration = Duration::from_secs(2);

pub fn begin(app: AppHandle, engine: Engine) {
    let notices = engine.notices();
    tauri::async_runtime::spawn(forward(app, notices));
    tauri::async_runtime::spawn(watch_others(engine));
}

async fn forward(app: AppHandle, mut notices: Receiver<Notice>) {
    loop {
        let mut topics = match notices.recv().await {
            Ok(Notice(topic)) => vec![topic],
            // Too many to count: everything may have changed.
            Err(RecvError::Lagged(_)) => vec![Topic::Clients, Topic::Status, Topic::Renewals, Topic::Runs, Topic::Desk],
            Err(RecvError::Closed) => return,
        };
        tokio::time::sleep(GATHER).await;
        while let Ok(Notice(topic)) = notices.try_recv() {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        if let Err(error) = (Stale { topics: topics.into_iter().map(Into::into).collect() }).emit(&app) {
            tracing::warn!(%error, "a notice did not reach the window");
        }
    }
}

async fn watch_others(engine: Engine) {
    let mut ticks = tokio::time::interval(OTHERS);
    loop {
        ticks.tick().await;
        let engine = engine.clone();
        let look = tokio::task::spawn_blocking(move || engine.notice_other_processes());
        if let Ok(Err(error)) = look.await {
            tracing::warn!(%error, "the data folder could not be watched");
        }
    }
}
