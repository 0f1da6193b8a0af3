//! `renewals sync`: one run, to its end.

use engine::Pacing;
use engine::{Engine, EngineError, SyncRequest, SyncSettings};
use model::{Run, RunStatus};

use super::progress;
use crate::args::Sync;
use crate::exit::Exit;
use crate::output;

pub async fn run(engine: &Engine, args: &Sync) -> Result<Exit, EngineError> {
    let client = engine.get_client(args.client.as_deref())?;
    let request =
        SyncRequest { property_ids: args.property.clone(), refresh: args.refresh, ..SyncRequest::all(client.id.clone()) };
    let settings = SyncSettings {
        batch_size: args.batch_size,
        delay_between_batches_ms: args.delay_between_batches,
        pacing: Pacing { concurrency: args.concurrency, per_second: args.per_second },
    };
    let started = engine.start_sync(&request, settings)?;
    let shown = progress::show(engine, &client.id, &started.run_id);
    tokio::pin!(shown);
    tokio::select! {
        () = &mut shown => {}
        () = interrupted() => {
            engine.cancel_sync(&client.id);
            shown.await;
        }
    }
    let run = engine.wait_for_run(&started.run_id).await?;
    if args.json {
        output::json(&run)?;
    } else {
        summarize(&run);
    }
    Ok(Exit::of_run(&run))
}

/// Ctrl+C, or a polite kill.
async fn interrupted() {
    let terminated = async {
        #[cfg(unix)]
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
        #[cfg(not(unix))]
        std::future::pending::<()>().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

fn summarize(run: &Run) {
    let Some(result) = &run.result else { return };
    let what = match run.status {
        RunStatus::Completed if result.failures.is_empty() => "Synced",
        RunStatus::Completed => "Synced, with failures",
        RunStatus::Cancelled => "Cancelled; what had come is kept",
        RunStatus::Waiting | RunStatus::Active | RunStatus::Failed => "Failed; what had come is kept",
    };
    output::line(&format!(
        "{what}: {} properties, {} renewals, {} calls, {} fresh already (run {})",
        result.properties, result.renewals, result.calls, result.cache_hits, run.id
    ));
    if let Some(error) = &run.error {
        output::note(&format!("renewals: {error}"));
    }
    super::runs::list_failures(result);
}
