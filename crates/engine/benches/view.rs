//! How long a page of a view takes, beside the same question asked of bare SQLite over a flat table of the same renewals. Prints;
//! asserts nothing. `RENEWALS_BENCH_DATA` names a data folder that was synced.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench prints, and stops at the first surprise"
)]

use std::time::{Duration, Instant};

use engine::{Config, Engine, GroupBy, SortField, SortKey, ViewQuery};
use model::Decimal;
use rusqlite::Connection;
use rusqlite::types::Value;

const PAGE: u32 = 200;
const ROUNDS: usize = 40;

/// A question in our language, and the same one in SQL. Days count from the engine's today.
struct Question {
    filter: &'static str,
    sql: &'static str,
    sort: (SortField, bool),
    order: &'static str,
}

const fn question(filter: &'static str, sql: &'static str, field: SortField, descending: bool, order: &'static str) -> Question {
    Question { filter, sql, sort: (field, descending), order }
}

const QUESTIONS: [Question; 8] = [
    question("", "1", SortField::ExpiryDate, false, "expiry IS NULL, expiry"),
    question("due:<180d", "days < 180", SortField::ExpiryDate, false, "expiry IS NULL, expiry"),
    question(
        "due:<730d has:option",
        "days < 730 AND notice IS NOT NULL",
        SortField::MonthlyRent,
        true,
        "rent IS NULL, rent DESC",
    ),
    question("smi", "search LIKE '%smi%'", SortField::OccupantName, false, "occupant IS NULL, occupant"),
    question("an due:<730d", "search LIKE '%an%' AND days < 730", SortField::ExpiryDate, false, "expiry IS NULL, expiry"),
    question(
        "rent:>20000 kind:commercial",
        "rent > 20000 AND kind = 'commercial'",
        SortField::AreaSqft,
        true,
        "area IS NULL, area DESC",
    ),
    question("has:arrears", "balance > 0", SortField::BalanceDue, true, "balance IS NULL, balance DESC"),
    question("roof", "search LIKE '%roof%'", SortField::OptionNoticeBy, false, "notice IS NULL, notice"),
];

fn main() {
    let Some(folder) = std::env::var_os("RENEWALS_BENCH_DATA") else {
        println!("RENEWALS_BENCH_DATA names no data folder; `npm run bench` makes one");
        return;
    };
    let began = Instant::now();
    let engine = Engine::open(Config::new(&folder)).unwrap();
    let opened = began.elapsed();
    let first = ask(&engine, &QUESTIONS[1], 0, 1);
    println!("opened in {}, first page after {} (as the last start left it)", ms(opened), ms(began.elapsed()));
    println!("{} renewals, {} of them in the first question", first.total, first.renewals);
    let flat = flat_table(&engine);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let mut each: Vec<Vec<Duration>> = vec![Vec::new(); QUESTIONS.len()];
    let mut generation = 1;
    for round in 0..ROUNDS {
        for (question, times) in QUESTIONS.iter().zip(&mut each) {
            let first = u32::try_from(round % 5).unwrap() * 1_000;
            generation += 1;
            let (page, time) = timed(|| ask(&engine, question, first, generation));
            ours.push(time);
            times.push(time);
            if round % 8 == 0 {
                let (count, time) = timed(|| ask_sqlite(&flat, question, first));
                theirs.push(time);
                assert_eq!(count, page.renewals, "{}", question.filter);
            }
        }
    }
    report("a page with filter, sort and count", &mut ours, Some(&mut theirs));
    for (question, times) in QUESTIONS.iter().zip(&mut each) {
        report(&format!("  `{}` by {}", question.filter, question.order), times, None);
    }
    let mut grouped: Vec<Duration> = Vec::new();
    for by in [GroupBy::Property, GroupBy::ExpiryMonth, GroupBy::Deadline].into_iter().cycle().take(18) {
        let query = ViewQuery { group: Some(by), ..query("due:<24mo", (SortField::ExpiryDate, false), 0, 1) };
        grouped.push(timed(|| engine.view(&query).unwrap()).1);
        engine.view(&self::query("", (SortField::ExpiryDate, false), 0, 1)).unwrap();
    }
    report("the same, grouped with subtotals", &mut grouped, None);
    let mut facets: Vec<Duration> = (0..10).map(|_| timed(|| engine.list_facets("due:<24mo").unwrap()).1).collect();
    report("all facets with counts", &mut facets, None);
    let mut action: Vec<Duration> = (0..10).map(|_| timed(|| engine.needs_action().unwrap()).1).collect();
    report("what needs action", &mut action, None);
}

fn query(filter: &str, (field, descending): (SortField, bool), first: u32, generation: u32) -> ViewQuery {
    let sort = vec![SortKey { field, descending }];
    ViewQuery { generation, filter: filter.into(), sort, group: None, collapsed: vec![], first, last: first + PAGE }
}

fn ask(engine: &Engine, question: &Question, first: u32, generation: u32) -> engine::ViewPage {
    engine.view(&query(question.filter, question.sort, first, generation)).unwrap()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let made = work();
    (made, began.elapsed())
}

fn flat_table(engine: &Engine) -> Connection {
    let mut flat = Connection::open_in_memory().unwrap();
    flat.execute_batch(
        "CREATE TABLE flat (occupant TEXT, property TEXT, name TEXT, suite TEXT, lease TEXT, kind TEXT, expiry TEXT, days INTEGER,
            rent REAL, area REAL, balance REAL, notice TEXT, search TEXT);
         CREATE INDEX by_expiry ON flat (expiry IS NULL, expiry);",
    )
    .unwrap();
    let transaction = flat.transaction().unwrap();
    let real = |amount: Option<Decimal>| amount.map_or(Value::Null, |amount| Value::Real(amount.to_string().parse().unwrap()));
    let notes = all_texts(engine);
    for renewal in engine.list_renewals("", &[]).unwrap() {
        let key = (renewal.property_id.to_string(), renewal.lease_id.to_string());
        let names = [renewal.occupant_name.as_deref(), renewal.property_name.as_deref(), renewal.suite_id.as_deref()];
        let names = names.into_iter().flatten().collect::<Vec<_>>().join("\n");
        let search = format!("{names}\n{}\n{}\n{}", key.0, key.1, notes.get(&key).map_or("", String::as_str));
        transaction
            .prepare_cached("INSERT INTO flat VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
            .unwrap()
            .execute(rusqlite::params![
                renewal.occupant_name,
                key.0,
                renewal.property_name,
                renewal.suite_id,
                key.1,
                renewal.property_kind.to_string(),
                renewal.expiry_date.map(|date| date.to_string()),
                renewal.days_to_expiry,
                real(renewal.monthly_rent),
                real(renewal.area_sqft),
                real(renewal.balance_due),
                renewal.option.and_then(|option| option.notice_by).map(|date| date.to_string()),
                search.to_lowercase(),
            ])
            .unwrap();
    }
    transaction.commit().unwrap();
    flat
}

/// Notes and options of every lease, as the search looks through them.
fn all_texts(engine: &Engine) -> std::collections::HashMap<(String, String), String> {
    let cache = Connection::open(engine.data_dir().join("cache.db")).unwrap();
    let mut texts = std::collections::HashMap::<(String, String), String>::new();
    let sql = "SELECT property_id, lease_id, text FROM note
        UNION ALL SELECT property_id, lease_id, concat_ws(char(10), kind, rate_description, notes) FROM lease_option";
    let mut statement = cache.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get::<_, String>(2)?))).unwrap();
    for (key, text) in rows.map(Result::unwrap) {
        let one = texts.entry(key).or_default();
        one.push('\n');
        one.push_str(&text);
    }
    texts
}

fn ask_sqlite(flat: &Connection, question: &Question, first: u32) -> u32 {
    let Question { sql, order, .. } = question;
    let count = flat
        .prepare_cached(&format!("SELECT count(*), sum(rent), sum(area) FROM flat WHERE {sql}"))
        .unwrap()
        .query_row([], |row| row.get(0));
    let page = format!("SELECT * FROM flat WHERE {sql} ORDER BY {order} LIMIT {PAGE} OFFSET {first}");
    let mut statement = flat.prepare_cached(&page).unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        std::hint::black_box(row.get::<_, Option<String>>(0).unwrap());
    }
    count.unwrap()
}

fn report(what: &str, ours: &mut [Duration], theirs: Option<&mut Vec<Duration>>) {
    let line = format!("{what}: p50 {}, p95 {}, most {}", ms(at(ours, 50)), ms(at(ours, 95)), ms(at(ours, 100)));
    match theirs {
        Some(theirs) => {
            let ratio = at(ours, 95).as_secs_f64() / at(theirs, 95).as_secs_f64();
            println!("{line}; bare SQLite p50 {}, p95 {}: {ratio:.2} of it", ms(at(theirs, 50)), ms(at(theirs, 95)));
        }
        None => println!("{line}"),
    }
}

fn at(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}
