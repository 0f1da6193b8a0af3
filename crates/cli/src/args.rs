//! The command line's words.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use model::{Dataset, Date, LeaseId, PropertyId, QuietHours, QuotaLimit, SecretStore};
use sandbox::Fault;
use secrecy::SecretString;

/// Fetches every lease that comes up for renewal from MRI, within the call limit, and shows it offline.
#[derive(Parser)]
#[command(name = "renewals", version, after_help = "Exit codes: 0 done, 2 wrong use, 3 done with failures, 4 failed, 75 busy.")]
pub struct Args {
    #[command(flatten)]
    pub shared: Shared,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(clap::Args)]
pub struct Shared {
    /// Where everything is kept [default: the system's folder for application data]
    #[arg(long, global = true, env = "RENEWAL_DESK_DATA", value_name = "DIR", value_parser = folder)]
    data_dir: Option<PathBuf>,
    /// The day that days are counted from, YYYY-MM-DD [default: today]
    #[arg(long, global = true, env = "RENEWAL_DESK_TODAY", value_name = "DATE", value_parser = day)]
    today: Option<Day>,
}

/// An environment variable that is set to nothing is not set.
#[derive(Clone, Copy)]
struct Day(Option<Date>);

impl Shared {
    pub fn data_dir(&self) -> Option<PathBuf> {
        self.data_dir.clone().filter(|folder| !folder.as_os_str().is_empty())
    }

    pub fn today(&self) -> Option<Date> {
        self.today.and_then(|day| day.0)
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape that clap wants")]
fn folder(text: &str) -> Result<PathBuf, String> {
    Ok(text.into())
}

fn day(text: &str) -> Result<Day, String> {
    let date = (!text.is_empty()).then(|| text.parse().map_err(|_| "write YYYY-MM-DD, such as 2026-03-31")).transpose();
    date.map(Day).map_err(str::to_owned)
}

#[derive(Subcommand)]
pub enum Command {
    /// Connections to MRI: add, list, show, test, set, held, drift, remove
    #[command(subcommand)]
    Client(Client),
    /// Fetch what is not fresh
    Sync(Sync),
    /// The cached renewals; never the network
    List(List),
    /// One renewal with all that is known of it; never the network
    Show(Show),
    /// The history of runs, or one with its failures
    Runs(Runs),
    /// What `list` shows, as a file
    Export(Export),
    /// A pretend MRI on this machine, to try things on
    Sandbox(Sandbox),
}

#[derive(Subcommand)]
pub enum Client {
    /// Store a connection
    Add(Box<AddClient>),
    /// All connections
    List {
        #[arg(long)]
        json: bool,
    },
    /// One connection; its secrets are never shown
    Show {
        name: String,
        #[arg(long)]
        json: bool,
    },
    /// Ask each API once, for one row, and say what it answered and what that cost
    Test {
        name: String,
        #[arg(long)]
        json: bool,
    },
    /// Change how a connection is synced, and what its key may do
    Set(Box<SetClient>),
    /// Answers that would take away more than half of a property's leases, and wait for your word
    Held {
        name: String,
        /// It is true: take the answer about this property
        #[arg(long, value_name = "PROPERTY", conflicts_with = "reject")]
        accept: Option<PropertyId>,
        /// It is not: keep what was known of this property
        #[arg(long, value_name = "PROPERTY")]
        reject: Option<PropertyId>,
        #[arg(long)]
        json: bool,
    },
    /// Fields that appeared in MRI's answers, or vanished from them, in the last 30 days
    Drift {
        name: String,
        #[arg(long)]
        json: bool,
    },
    /// Forget a connection and all that was fetched for it
    Remove { name: String },
}

#[derive(clap::Args)]
pub struct AddClient {
    /// What you call it
    pub name: String,
    /// The full address, ending in api.asp
    #[arg(long)]
    pub url: String,
    /// MRI's client id
    #[arg(long)]
    pub client_id: String,
    #[arg(long)]
    pub database: String,
    /// The web-service user
    #[arg(long)]
    pub user: String,
    /// The developer or partner key
    #[arg(long, env = "RENEWALS_KEY", hide_env_values = true)]
    pub key: SecretString,
    /// Calls the key may make in a rolling window
    #[arg(long, default_value_t = QuotaLimit::DEVELOPER_KEY)]
    pub quota: QuotaLimit,
    /// A property id; may be repeated, or hold several with commas between
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub property: Vec<PropertyId>,
    /// A list of ids, or a CSV or XLSX table with the header id,name,kind
    #[arg(long, value_name = "FILE")]
    pub properties_file: Option<PathBuf>,
    /// A file that holds the password [default: the environment's RENEWALS_PASSWORD, or a prompt]
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Where the password is kept: keychain, file (readable by you alone), or env (nowhere: RENEWALS_PASSWORD at each start)
    #[arg(long, default_value = "keychain", value_parser = secret_store)]
    pub secret_store: SecretStore,
    /// Changes to the catalogue of APIs, as TOML; docs/MRI.md tells how
    #[arg(long, value_name = "FILE")]
    pub catalogue: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

/// What is not named stays as it is.
#[derive(clap::Args)]
pub struct SetClient {
    pub name: String,
    /// Calls the key may make in a rolling window
    #[arg(long)]
    pub quota: Option<QuotaLimit>,
    /// Calls of the quota that are left to other software with the same key
    #[arg(long, value_name = "CALLS")]
    pub headroom: Option<u32>,
    #[arg(long)]
    pub batch_size: Option<u32>,
    #[arg(long, value_name = "MS")]
    pub delay_between_batches: Option<u32>,
    #[arg(long)]
    pub concurrency: Option<u32>,
    /// 0 = no pacing
    #[arg(long)]
    pub per_second: Option<u32>,
    /// Where an API is asked per lease: leases that expire within so many months, beside those that have expired
    #[arg(long, value_name = "MONTHS")]
    pub horizon: Option<u32>,
    /// How long an answer stays fresh, such as leases=300; `leases=` gives it back to the catalogue; may be repeated
    #[arg(long, value_name = "DATASET=SECS", value_parser = freshness)]
    pub fresh: Vec<(Dataset, Option<u32>)>,
    /// Whether the window goes on by itself with a run that was cut short: auto or offer
    #[arg(long, value_parser = resume_policy)]
    pub resume: Option<model::ResumePolicy>,
    /// When the window syncs by itself: minute, hour, day of month, month, day of week, such as "0 6 * * 1-5"; "" = never
    #[arg(long, value_name = "CRON")]
    pub schedule: Option<String>,
    /// Of the schedule, such as Europe/London; "" = this machine's
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// No scheduled run starts within them, such as 20:00-06:00; "" = none
    #[arg(long, value_name = "HH:MM-HH:MM", value_parser = quiet_hours)]
    pub quiet: Option<Quiet>,
    /// Sync when the window opens, if the data is older than this; 0 = never
    #[arg(long, value_name = "SECS")]
    pub start_if_older: Option<u32>,
    #[arg(long)]
    pub json: bool,
}

/// Quiet hours that are set to nothing are taken away.
#[derive(Clone)]
pub struct Quiet(pub Option<QuietHours>);

fn quiet_hours(text: &str) -> Result<Quiet, String> {
    let hours = (!text.trim().is_empty()).then(|| text.parse().map_err(|error: model::QuietHoursError| error.to_string()));
    hours.transpose().map(Quiet)
}

fn resume_policy(text: &str) -> Result<model::ResumePolicy, String> {
    match text {
        "auto" => Ok(model::ResumePolicy::Auto),
        "offer" => Ok(model::ResumePolicy::Offer),
        _ => Err("auto and offer are possible".to_owned()),
    }
}

fn freshness(text: &str) -> Result<(Dataset, Option<u32>), String> {
    let wrong = || "write DATASET=SECONDS, such as leases=300".to_owned();
    let (name, secs) = text.split_once('=').ok_or_else(wrong)?;
    let known = || Dataset::ALL.map(Dataset::as_str).join(", ");
    let dataset = Dataset::ALL.into_iter().find(|dataset| dataset.as_str() == name.trim());
    let dataset = dataset.ok_or_else(|| format!("`{name}` is no dataset; there are {}", known()))?;
    let secs = (!secs.trim().is_empty()).then(|| secs.trim().parse().map_err(|_| wrong())).transpose()?;
    Ok((dataset, secs))
}

fn secret_store(text: &str) -> Result<SecretStore, String> {
    [SecretStore::Keychain, SecretStore::File, SecretStore::Env]
        .into_iter()
        .find(|store| store.as_str() == text)
        .ok_or_else(|| "keychain, file and env are possible".to_owned())
}

#[derive(clap::Args)]
pub struct Sync {
    /// Which connection; may be left out while there is only one
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    /// Only this property; may be repeated
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub property: Vec<PropertyId>,
    /// Ask even for what is fresh
    #[arg(long)]
    pub refresh: bool,
    /// Only this lease of the one --property, now: before the calls of a run that is under way
    #[arg(long, value_name = "ID", requires = "property", conflicts_with_all = ["refresh", "plan"])]
    pub lease: Option<LeaseId>,
    /// Say what a sync would ask and when it would be done, and ask nothing
    #[arg(long)]
    pub plan: bool,
    /// Properties worked on together [default: the client's setting, 5 at first]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    pub batch_size: Option<u32>,
    /// A pause between batches, on top of what the call limit asks for [default: the client's setting, 0 at first]
    #[arg(long, value_name = "MS")]
    pub delay_between_batches: Option<u64>,
    /// Calls under way at once [default: the client's setting, 4 at first]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=64))]
    pub concurrency: Option<u32>,
    /// Calls started per second; 0 = no pacing [default: the client's setting, 10 at first]
    #[arg(long)]
    pub per_second: Option<u32>,
    /// How long to wait for an API that fails for everybody, before going on without it
    #[arg(long, default_value_t = 900, value_name = "SECS")]
    pub patience: u64,
    /// The run on stdout when it is over
    #[arg(long)]
    pub json: bool,
}

#[derive(clap::Args)]
pub struct List {
    /// Such as: due:<60d has:option -kind:residential "smith & sons"
    #[arg(long, default_value = "", value_name = "TEXT", allow_hyphen_values = true)]
    pub filter: String,
    /// Fields of a renewal with commas between, `-` before one for descending
    #[arg(long, default_value = "expiryDate", value_name = "F,-F", allow_hyphen_values = true)]
    pub sort: String,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: usize,
    #[arg(long)]
    pub json: bool,
}

#[derive(clap::Args)]
pub struct Show {
    pub property: PropertyId,
    pub lease: String,
    /// Which connection, where several have this property
    #[arg(long, value_name = "NAME")]
    pub client: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(clap::Args)]
pub struct Runs {
    pub id: Option<String>,
    /// What the run did about each dataset of each property
    #[arg(long, requires = "id", conflicts_with = "changes")]
    pub outcomes: bool,
    /// What the run found moved: leases, dates, rents, options, offers, notes
    #[arg(long, requires = "id")]
    pub changes: bool,
    /// The runs of so many days, added up by day
    #[arg(long, value_name = "N", conflicts_with = "id")]
    pub days: Option<u32>,
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub limit: u32,
    #[arg(long)]
    pub json: bool,
}

#[derive(clap::Args)]
pub struct Export {
    /// xlsx, csv, pdf (a report to print) or ics (critical dates for a calendar)
    pub format: String,
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[arg(long, default_value = "", value_name = "TEXT", allow_hyphen_values = true)]
    pub filter: String,
    #[arg(long, default_value = "expiryDate", value_name = "F,-F", allow_hyphen_values = true)]
    pub sort: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(clap::Args)]
pub struct Sandbox {
    /// 0 = any that is free
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    #[arg(long, default_value_t = 20)]
    pub properties: usize,
    /// Open leases per property
    #[arg(long, default_value_t = 5)]
    pub leases: usize,
    /// How many of the properties are residential
    #[arg(long, default_value_t = 0)]
    pub residential: usize,
    #[arg(long, default_value_t = QuotaLimit::DEVELOPER_KEY)]
    pub quota: QuotaLimit,
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// A line of JSON for each call
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// Added to each answer
    #[arg(long, default_value_t = 0, value_name = "MS")]
    pub latency: u64,
    /// PROPERTY:DATASET:KIND[:TIMES], such as 000003:*:500 or 000007:notes:401; may be repeated
    #[arg(long, value_name = "FAULT")]
    pub fault: Vec<Fault>,
}
