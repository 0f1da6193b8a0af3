//! `renewals sandbox`: a pretend MRI, until Ctrl+C.

use std::time::Duration;

use engine::EngineError;
use jiff::ZonedDateTime;
use model::Date;
use sandbox::{Config, Credentials, Spec};

use crate::args::Sandbox;
use crate::exit::Exit;
use crate::output;

pub async fn run(args: &Sandbox, today: Option<Date>) -> Result<Exit, EngineError> {
    let portfolio = Spec {
        properties: args.properties,
        leases: args.leases,
        residential: args.residential,
        seed: args.seed,
        today: today.unwrap_or_else(|| ZonedDateTime::now().date()),
    };
    let config = Config {
        port: args.port,
        portfolio,
        limit: args.quota.to_string().parse().map_err(|error| EngineError::WrongUse(format!("{error}")))?,
        faults: args.fault.clone(),
        log_file: args.log.clone(),
        latency: Duration::from_millis(args.latency),
        ..Config::default()
    };
    let server = sandbox::Sandbox::start(config)
        .await
        .map_err(|error| EngineError::WrongUse(format!("{error}: choose another --port, or --port 0 for any that is free")))?;
    let portfolio = server.portfolio();
    let ids: Vec<&str> = portfolio.properties.iter().map(|property| property.id.as_str()).collect();
    let Credentials { client_id, database, user, key, password } = Credentials::default();
    output::line(&format!(
        "A pretend MRI answers at {} (limit {}). Ctrl+C ends it. Add it as a client:",
        server.url(),
        args.quota
    ));
    output::line(&format!(
        "RENEWALS_PASSWORD={password} renewals client add sandbox --url {} --client-id {client_id} --database {database} --user {user} --key {key} --quota {} --secret-store file --property {}",
        server.url(),
        args.quota,
        ids.join(",")
    ));
    let _ended = tokio::signal::ctrl_c().await;
    server.stop().await;
    Ok(Exit::Done)
}
