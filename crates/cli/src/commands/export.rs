//! `renewals export`: what `list` would show, as a file.

use engine::{Engine, EngineError, parse_sort};

use crate::args::Export;
use crate::exit::Exit;
use crate::output;

pub fn run(engine: &Engine, args: &Export) -> Result<Exit, EngineError> {
    let file = engine.export(args.format.parse()?, &args.out, &args.filter, &parse_sort(&args.sort)?)?;
    if args.json {
        output::json(&file)?;
    } else {
        output::line(&format!("{} renewals written to {}", file.rows, file.path));
    }
    Ok(Exit::Done)
}
