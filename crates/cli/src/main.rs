//! `renewals`: the same engine as the window's, with no window. Others script against it: its names, JSON fields and exit codes are an
//! interface.

mod args;
mod commands;
mod exit;
mod output;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use exit::Exit;

fn main() -> ExitCode {
    let args = Args::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return exit::fail(&format!("the program cannot start: {error}")).into(),
    };
    let exit = runtime.block_on(run(args));
    // A question that hangs on a dead network must not keep the program from ending.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    if output::was_cut_short() { Exit::Failed.into() } else { exit.into() }
}

async fn run(args: Args) -> Exit {
    let result = match args.command {
        Command::Sandbox(ref sandbox) => commands::sandbox::run(sandbox, args.shared.today()).await,
        command => commands::with_engine(command, &args.shared).await,
    };
    result.unwrap_or_else(|error| exit::report(&error))
}
