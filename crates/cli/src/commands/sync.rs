//! `renewals sync`: one run, to its end.

use engine::Pacing;
use engine::{Engine, EngineError, SyncRequest, SyncSettings};
use model::{Client, Run, RunStatus};

use super::progress;
use crate::args::Sync;
use crate::exit::Exit;
use crate::output;

pub async fn run(engine: &Engine, args: &Sync) -> Result<Exit, EngineError> {
    let client = engine.get_client(args.client.as_deref())?;
    let request =
        SyncRequest { property_ids: args.property.clone(), refresh: args.refresh, ..SyncRequest::all(client.id.clone()) };
    if args.plan {
        return plan(engine, &request, args.json);
    }
    if let (Some(lease), [property]) = (&args.lease, args.property.as_slice()) {
        let run = engine.refresh_lease(&client.id, property, lease).await?;
        return tell(&run, args.json);
    }
    if args.lease.is_some() {
        return Err(EngineError::WrongUse("--lease goes with one --property".into()));
    }
    let started = engine.start_sync_with(&request, settings(args, &client))?;
    if started.resumed {
        output::note(&format!("Going on with run {}, which was cut short.", started.run_id));
    }
    let shown = progress::show(engine, &client.id, &started.run_id);
    tokio::pin!(shown);
    tokio::select! {
        () = &mut shown => {}
        () = interrupted() => {
            engine.cancel_sync(&client.id);
            shown.await;
        }
    }
    tell(&engine.wait_for_run(&started.run_id).await?, args.json)
}

/// The client's own, where the command line says nothing else.
fn settings(args: &Sync, client: &Client) -> SyncSettings {
    let own = SyncSettings::of(&client.settings);
    SyncSettings {
        batch_size: args.batch_size.unwrap_or(own.batch_size),
        delay_between_batches_ms: args.delay_between_batches.unwrap_or(own.delay_between_batches_ms),
        pacing: Pacing {
            concurrency: args.concurrency.unwrap_or(own.pacing.concurrency),
            per_second: args.per_second.unwrap_or(own.pacing.per_second),
        },
        patience_ms: args.patience.saturating_mul(1_000),
    }
}

fn plan(engine: &Engine, request: &SyncRequest, json: bool) -> Result<Exit, EngineError> {
    let plan = engine.plan_sync(request)?;
    if json {
        output::json(&plan)?;
        return Ok(Exit::Done);
    }
    let by = |at: Option<model::Instant>| output::or_unknown(at.map(output::time));
    output::line(&format!(
        "{} calls for {} properties, done by about {}; the list ({} calls) by about {}. {} answers are fresh already.",
        plan.calls,
        plan.properties,
        by(plan.finish_estimate),
        plan.list_calls,
        by(plan.list_finish_estimate),
        plan.cache_hits
    ));
    Ok(Exit::Done)
}

fn tell(run: &Run, json: bool) -> Result<Exit, EngineError> {
    if json {
        output::json(run)?
    } else {
        summarize(run)
    }
    Ok(Exit::of_run(run))
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
        RunStatus::Waiting | RunStatus::Active | RunStatus::Paused | RunStatus::Failed => "Failed; what had come is kept",
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
