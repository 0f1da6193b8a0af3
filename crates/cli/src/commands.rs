//! One file per command. A command takes its words, calls one method of the engine, and lays out what comes back.

mod answers;
mod client;
mod export;
mod list;
mod progress;
mod runs;
pub mod sandbox;
mod show;
mod sync;

use engine::{Config, Engine, EngineError};

use crate::args::{Command, Shared};
use crate::exit::Exit;
use crate::output;

pub async fn with_engine(command: Command, shared: &Shared) -> Result<Exit, EngineError> {
    let data_dir = shared.data_dir().unwrap_or_else(Config::default_data_dir);
    // Without logs one can still browse; what is wrong with the folder, the store says better.
    let _logs = engine::logging::begin(&data_dir).ok();
    let engine = Engine::open(Config { today: shared.today(), ..Config::new(data_dir) })?;
    for notice in engine.opening_notices() {
        output::note(&format!("renewals: {notice}"));
    }
    match command {
        Command::Client(command) => client::run(&engine, command).await,
        Command::Sync(args) => sync::run(&engine, &args).await,
        Command::List(args) => list::run(&engine, &args),
        Command::Show(args) => show::run(&engine, &args),
        Command::Runs(args) => runs::run(&engine, &args),
        Command::Export(args) => export::run(&engine, &args),
        Command::Sandbox(args) => sandbox::run(&args, shared.today()).await,
    }
}
