//! `renewals client`: connections.

use std::path::Path;

use engine::{ConnectionTest, Engine, EngineError, NewClient, PASSWORD_VARIABLE, Secrets, read_property_file};
use model::{Client, ClientProperty, OutcomeKind, Schedule, SecretStore};
use secrecy::SecretString;

use super::answers;
use crate::args::{self, AddClient, SetClient};
use crate::exit::Exit;
use crate::output;

pub async fn run(engine: &Engine, command: args::Client) -> Result<Exit, EngineError> {
    match command {
        args::Client::Add(args) => add(engine, *args),
        args::Client::List { json } => list(engine, json),
        args::Client::Show { name, json } => show(engine, &name, json),
        args::Client::Test { name, json } => test(engine, &name, json).await,
        args::Client::Set(args) => set(engine, *args),
        args::Client::Held { name, accept, reject, json } => answers::held(engine, &name, accept, reject, json),
        args::Client::Drift { name, json } => answers::drift(engine, &name, json),
        args::Client::Remove { name } => remove(engine, &name),
    }
}

fn add(engine: &Engine, args: AddClient) -> Result<Exit, EngineError> {
    let properties = properties(&args)?;
    let catalogue = args.catalogue.as_deref().map(read_file).transpose()?;
    let password = password(args.password_file.as_deref(), args.secret_store)?;
    let new = NewClient {
        name: args.name,
        url: args.url,
        mri_client_id: args.client_id,
        database: args.database,
        user: args.user,
        quota: args.quota,
        secret_store: args.secret_store,
        properties,
        sample: false,
        catalogue,
    };
    let client = engine.add_client(new, Secrets { key: args.key, password })?;
    if args.json {
        output::json(&client)?;
    } else {
        let count = client.properties.len();
        output::line(&format!(
            "Added `{}` with {count} properties. Next: renewals client test '{}', then renewals sync",
            client.name, client.name
        ));
    }
    Ok(Exit::Done)
}

/// The command line's ids first, then the file's. A line that is not understood stops everything: a property must not be lost silently.
fn properties(args: &AddClient) -> Result<Vec<ClientProperty>, EngineError> {
    let named = args.property.iter().map(|id| ClientProperty { id: id.clone(), name: None, kind: None });
    let mut properties: Vec<ClientProperty> = named.collect();
    if let Some(path) = &args.properties_file {
        let list = read_property_file(path)?;
        if list.properties.is_empty() && list.problems.is_empty() {
            return Err(EngineError::WrongUse(format!("{} holds no property ids", path.display())));
        }
        if !list.problems.is_empty() {
            return Err(EngineError::WrongUse(format!("{}: {}", path.display(), list.problems.join("; "))));
        }
        properties.extend(list.properties.into_iter().filter(|listed| !args.property.contains(&listed.id)));
    }
    Ok(properties)
}

fn password(file: Option<&Path>, kept: SecretStore) -> Result<Option<SecretString>, EngineError> {
    if let Some(path) = file {
        return Ok(Some(read_file(path)?.trim_end_matches(['\r', '\n']).to_owned().into()));
    }
    if kept == SecretStore::Env {
        return Ok(None);
    }
    if let Some(password) = std::env::var(PASSWORD_VARIABLE).ok().filter(|password| !password.is_empty()) {
        return Ok(Some(password.into()));
    }
    let prompt = rpassword::prompt_password("Password of the web-service user: ");
    let missing = |_| EngineError::WrongUse(format!("no password: set {PASSWORD_VARIABLE}, or name a --password-file"));
    Ok(Some(prompt.map_err(missing)?.into()))
}

fn read_file(path: &Path) -> Result<String, EngineError> {
    std::fs::read_to_string(path).map_err(|source| EngineError::File { path: path.to_owned(), source })
}

fn list(engine: &Engine, json: bool) -> Result<Exit, EngineError> {
    let clients = engine.list_clients()?;
    if json {
        output::json(&clients)?;
    } else {
        let row = |client: Client| {
            vec![client.name, client.url, client.quota.to_string(), client.properties.len().to_string(), client.id.to_string()]
        };
        output::table(&["Name", "Address", "Quota", "Properties", "Id"], &[3], clients.into_iter().map(row));
    }
    Ok(Exit::Done)
}

fn show(engine: &Engine, name: &str, json: bool) -> Result<Exit, EngineError> {
    let client = engine.get_client(Some(name))?;
    if json {
        output::json(&client)?;
        return Ok(Exit::Done);
    }
    let facts = [
        ("Name", client.name),
        ("Id", client.id.to_string()),
        ("Address", client.url),
        ("MRI client id", client.mri_client_id),
        ("Database", client.database),
        ("User", client.user),
        ("Quota", client.quota.to_string()),
        ("Head-room", client.settings.headroom.to_string()),
        ("Schedule", schedule(&client.settings.schedule)),
        ("Password kept in", client.secret_store.as_str().to_owned()),
    ];
    output::table(&["", ""], &[], facts.map(|(name, value)| vec![name.to_owned(), value]));
    let row = |property: ClientProperty| {
        vec![property.id.to_string(), output::or_unknown(property.name), output::or_unknown(property.kind)]
    };
    output::table(&["Property", "Name", "Kind"], &[], client.properties.into_iter().map(row));
    Ok(Exit::Done)
}

fn schedule(schedule: &Schedule) -> String {
    if !schedule.enabled {
        return "never by itself".to_owned();
    }
    let zone = schedule.time_zone.as_deref().unwrap_or("this machine's time");
    let quiet = schedule.quiet.as_ref().map(|quiet| format!(", quiet {quiet}")).unwrap_or_default();
    format!("{} ({zone}{quiet})", schedule.cron)
}

/// What is not named stays as it is.
fn set(engine: &Engine, args: SetClient) -> Result<Exit, EngineError> {
    let client = engine.get_client(Some(&args.name))?;
    let mut settings = client.settings;
    let keep = |new: Option<u32>, old: &mut u32| *old = new.unwrap_or(*old);
    keep(args.headroom, &mut settings.headroom);
    keep(args.batch_size, &mut settings.batch_size);
    keep(args.delay_between_batches, &mut settings.delay_between_batches_ms);
    keep(args.concurrency, &mut settings.concurrency);
    keep(args.per_second, &mut settings.calls_per_second);
    keep(args.horizon, &mut settings.horizon_months);
    for (dataset, secs) in args.fresh {
        match secs {
            Some(secs) => drop(settings.freshness_secs.insert(dataset, secs)),
            None => drop(settings.freshness_secs.remove(&dataset)),
        }
    }
    settings.resume = args.resume.unwrap_or(settings.resume);
    if let Some(cron) = args.schedule {
        settings.schedule.enabled = !cron.trim().is_empty();
        settings.schedule.cron = cron;
    }
    if let Some(zone) = args.time_zone {
        settings.schedule.time_zone = (!zone.trim().is_empty()).then_some(zone);
    }
    if let Some(quiet) = args.quiet {
        settings.schedule.quiet = quiet.0;
    }
    if let Some(secs) = args.start_if_older {
        settings.schedule.start_if_older_secs = (secs > 0).then_some(secs);
    }
    let client = engine.update_client(&client.id, args.quota.unwrap_or(client.quota), &settings)?;
    if args.json {
        output::json(&client)?
    } else {
        output::line(&format!("Changed `{}`.", client.name))
    }
    Ok(Exit::Done)
}

async fn test(engine: &Engine, name: &str, json: bool) -> Result<Exit, EngineError> {
    let test = engine.test_client(Some(name)).await?;
    let exit = if test.is_hopeless() { Exit::Failed } else { exit_of(&test) };
    if json {
        output::json(&test)?;
        return Ok(exit);
    }
    let rows = test.answers.iter().map(|answer| {
        let said = match (&answer.outcome, &answer.failure) {
            (_, Some(failure)) => failure.message.clone(),
            (OutcomeKind::Rows, _) => "answers".to_owned(),
            (OutcomeKind::Empty, _) => "answers; this property has none".to_owned(),
            (OutcomeKind::NotApplicable, _) => "does not apply to this property".to_owned(),
            (OutcomeKind::NotPermitted | OutcomeKind::Failed, _) => "not permitted".to_owned(),
        };
        vec![
            answer.dataset.to_string(),
            answer.property_id.to_string(),
            said,
            format!("{} ms", answer.duration_ms),
            answer.api.clone(),
        ]
    });
    output::table(&["Dataset", "Property", "Answer", "Took", "API"], &[3], rows);
    output::line(&format!("The test cost {} calls; {} of {} are left now.", test.calls, test.budget.left, test.budget.limit));
    if test.is_refused() {
        output::note("Every API refused: the client id, database, user, key or password is wrong, or nothing is licensed.");
    }
    Ok(exit)
}

fn exit_of(test: &ConnectionTest) -> Exit {
    let is_good = |outcome| !matches!(outcome, OutcomeKind::NotPermitted | OutcomeKind::Failed);
    if test.answers.iter().all(|answer| is_good(answer.outcome)) { Exit::Done } else { Exit::DoneWithFailures }
}

fn remove(engine: &Engine, name: &str) -> Result<Exit, EngineError> {
    if let Some(left) = engine.remove_client(name)? {
        output::note(&format!("renewals: {left}"));
    }
    output::line(&format!("Removed `{name}` and what was fetched for it."));
    Ok(Exit::Done)
}
