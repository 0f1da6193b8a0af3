//! `renewals runs`: the history of runs, or one with its failures.

use engine::{Analytics, ChangeQuery, Engine, EngineError};
use model::{Change, Run, RunId, RunOutcome, RunResult};

use crate::args::Runs;
use crate::exit::Exit;
use crate::output::{self, or_unknown};

pub fn run(engine: &Engine, args: &Runs) -> Result<Exit, EngineError> {
    match &args.id {
        Some(id) if args.outcomes => outcomes(&engine.list_run_outcomes(&RunId::from(id.clone()))?, args.json)?,
        Some(id) if args.changes => {
            let run_id = Some(engine.get_run(&RunId::from(id.clone()))?.id);
            changes(&engine.list_changes(&ChangeQuery { client_id: None, run_id, limit: u32::MAX })?, args.json)?;
        }
        Some(id) => one(&engine.get_run(&RunId::from(id.clone()))?, args.json)?,
        None if args.days.is_some() => analytics(&engine.analytics(None, args.days.unwrap_or_default())?, args.json)?,
        None => all(&engine.list_runs(args.limit)?, args.json)?,
    }
    Ok(Exit::Done)
}

fn all(runs: &[Run], json: bool) -> Result<(), EngineError> {
    if json {
        return output::json(&runs);
    }
    output::table(
        &["Run", "Client", "Status", "Started", "Took", "Properties", "Renewals", "Calls", "Fresh", "Failures"],
        &[4, 5, 6, 7, 8, 9],
        runs.iter().map(row),
    );
    Ok(())
}

fn row(run: &Run) -> Vec<String> {
    let result = run.result.as_ref();
    let count = |get: fn(&RunResult) -> u32| or_unknown(result.map(get));
    vec![
        run.id.to_string(),
        run.client_name.clone(),
        run.status.as_str().to_owned(),
        output::time(run.processed_on),
        or_unknown(run.finished_on.map(|at| format!("{:.1} s", run.processed_on.age_ms(at) as f64 / 1_000.0))),
        count(|result| result.properties),
        count(|result| result.renewals),
        count(|result| result.calls),
        count(|result| result.cache_hits),
        or_unknown(result.map(|result| result.failures.len())),
    ]
}

fn one(run: &Run, json: bool) -> Result<(), EngineError> {
    if json {
        return output::json(run);
    }
    all(std::slice::from_ref(run), false)?;
    let progress = &run.progress;
    output::line(&format!(
        "{}: batch {} of {}, {} of {} properties, {} of {} calls",
        progress.status,
        progress.batch,
        progress.total_batches,
        progress.current,
        progress.total,
        progress.calls_done,
        progress.calls_planned
    ));
    if let Some(error) = &run.error {
        output::line(&format!("Why it failed: {error}"));
    }
    run.result.iter().for_each(list_failures);
    Ok(())
}

fn outcomes(outcomes: &[RunOutcome], json: bool) -> Result<(), EngineError> {
    if json {
        return output::json(&outcomes);
    }
    let row = |one: &RunOutcome| {
        let outcome = if one.fresh { "fresh already" } else { one.outcome.as_str() };
        let secs = |ms: u32| format!("{:.1} s", f64::from(ms) / 1_000.0);
        vec![
            one.property_id.to_string(),
            one.dataset.to_string(),
            outcome.to_owned(),
            or_unknown(one.rows),
            one.cost.calls.to_string(),
            one.cost.retries.to_string(),
            secs(one.cost.waited_ms),
            secs(one.cost.duration_ms),
            one.failure.as_ref().map(|failure| failure.message.clone()).unwrap_or_default(),
        ]
    };
    let header = ["Property", "Dataset", "Outcome", "Rows", "Calls", "Retries", "Waited", "Took", "Why"];
    output::table(&header, &[3, 4, 5, 6, 7], outcomes.iter().map(row));
    Ok(())
}

fn changes(changes: &[Change], json: bool) -> Result<(), EngineError> {
    if json {
        return output::json(&changes);
    }
    let row = |one: &Change| {
        vec![
            one.property_id.to_string(),
            or_unknown(one.suite_id.as_ref()),
            one.lease_id.to_string(),
            or_unknown(one.occupant_name.as_ref()),
            one.kind.as_str().to_owned(),
            one.before.clone().unwrap_or_default(),
            one.after.clone().unwrap_or_default(),
        ]
    };
    output::table(&["Property", "Suite", "Lease", "Occupant", "What", "Before", "After"], &[], changes.iter().map(row));
    Ok(())
}

fn analytics(analytics: &Analytics, json: bool) -> Result<(), EngineError> {
    if json {
        return output::json(analytics);
    }
    let minutes = |ms: u32| format!("{:.1} min", f64::from(ms) / 60_000.0);
    let row = |day: &engine::DayFigures| {
        let counts = [day.runs, day.calls, day.saved, day.retries, day.failures].map(|count| count.to_string());
        let [runs, calls, saved, retries, failures] = counts;
        vec![day.date.to_string(), runs, calls, saved, retries, minutes(day.waited_ms), minutes(day.duration_ms), failures]
    };
    let header = ["Day", "Runs", "Calls", "Fresh", "Retries", "Waited", "Took", "Failures"];
    output::table(&header, &[1, 2, 3, 4, 5, 6, 7], analytics.days.iter().map(row));
    for failure in &analytics.failures {
        output::line(&format!("{} × {}", failure.count, failure.code.as_str()));
    }
    Ok(())
}

/// What did not sync, and why.
pub fn list_failures(result: &RunResult) {
    if result.failures.is_empty() {
        return;
    }
    let row = |failure: &model::RunFailure| {
        vec![
            failure.property_id.to_string(),
            failure.dataset.to_string(),
            failure.code.as_str().to_owned(),
            failure.message.clone(),
        ]
    };
    output::table(&["Property", "Dataset", "Code", "Why"], &[], result.failures.iter().map(row));
}
