//! `renewals runs`: the history of runs, or one with its failures.

use engine::{Engine, EngineError};
use model::{Run, RunId, RunResult};

use crate::args::Runs;
use crate::exit::Exit;
use crate::output::{self, or_unknown};

pub fn run(engine: &Engine, args: &Runs) -> Result<Exit, EngineError> {
    match &args.id {
        Some(id) => one(&engine.get_run(&RunId::from(id.clone()))?, args.json)?,
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
