//! The data folder: backups that are whole or not there, the way back, and forgetting everything.

use std::fs;
use std::path::Path;
use std::time::Duration;

use engine::{Config, Engine, EngineError, ErrorCode, Topic};

use model::QuotaLimit;

use crate::support::{Desk, TODAY, new_client, secrets, spec};

fn names(engine: &Engine) -> Vec<String> {
    engine.data_folder().unwrap().backups.into_iter().map(|backup| backup.name).collect()
}

fn clients(engine: &Engine) -> Vec<String> {
    engine.list_clients().unwrap().into_iter().map(|client| client.name).collect()
}

fn add(desk: &Desk, name: &str) {
    desk.engine.add_client(new_client(name, &desk.sandbox, desk.client.quota), secrets()).unwrap();
}

#[tokio::test]
async fn the_folder_tells_what_lies_in_it() {
    let desk = Desk::open(spec(2, 3, 0)).await;
    desk.sync().await;
    desk.engine.back_up().unwrap();
    let found = desk.engine.data_folder().unwrap();
    assert_eq!(found.path, desk.dir.path().display().to_string());
    assert!(found.cache_bytes > 10_000 && found.desk_bytes > 10_000, "{found:?}");
    assert_eq!((found.quarantine_bytes, found.backups.len()), (0, 1));
    let file = desk.dir.path().join("backups").join(&found.backups[0].name);
    assert_eq!(fs::metadata(file).unwrap().len(), found.backups[0].bytes);
}

#[tokio::test]
async fn the_newest_ten_are_kept_and_nothing_else_is_listed_or_touched() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let folder = desk.dir.path().join("backups");
    for _ in 0..12 {
        desk.engine.back_up().unwrap();
        desk.clock.forward(Duration::from_secs(3_600));
    }
    let kept = names(&desk.engine);
    assert_eq!(kept.len(), 10);
    assert!(kept.is_sorted_by(|a, b| a > b), "{kept:?}");
    for other in ["desk-20260101-000000.part", "desk-20269999-000000.db", "holiday.db", "desk-20260101-000000.db.txt"] {
        fs::write(folder.join(other), "x").unwrap();
    }
    assert_eq!(names(&desk.engine), kept);
    desk.engine.back_up().unwrap();
    assert!(folder.join("holiday.db").exists());
}

#[tokio::test]
async fn two_in_one_second_are_two() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let (one, two) = (desk.engine.back_up().unwrap(), desk.engine.back_up().unwrap());
    assert_ne!(one.name, two.name);
}

#[tokio::test]
async fn a_desk_with_a_client_is_backed_up_once_a_day() {
    let empty = tempfile::tempdir().unwrap();
    let engine = Engine::open(Config::new(empty.path())).unwrap();
    assert_eq!(engine.back_up_daily().unwrap(), None, "there is nothing to lose yet");
    let desk = Desk::open(spec(1, 1, 0)).await;
    assert!(desk.engine.back_up_daily().unwrap().is_some());
    assert_eq!(desk.engine.back_up_daily().unwrap(), None);
    desk.clock.forward(Duration::from_secs(86_401));
    assert!(desk.engine.back_up_daily().unwrap().is_some());
}

#[tokio::test]
async fn a_restored_desk_is_there_at_once_and_the_one_before_it_is_kept() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    desk.sync().await;
    let backup = desk.engine.back_up().unwrap();
    let before = desk.engine.budget("Harbor").unwrap();
    add(&desk, "Later");
    desk.sync().await;
    let other = Engine::open(Config { today: Some(TODAY), ..Config::new(desk.dir.path()) }).unwrap();
    let mut notices = desk.engine.notices();
    desk.engine.restore_backup(&backup.name).unwrap();
    assert_eq!((clients(&desk.engine), clients(&other)), (vec!["Harbor".to_owned()], vec!["Harbor".to_owned()]));
    assert_eq!(desk.engine.list_runs(10).unwrap().len(), 1);
    let told: Vec<Topic> = std::iter::from_fn(|| notices.try_recv().ok()).map(|notice| notice.0).collect();
    for topic in [Topic::Clients, Topic::Status, Topic::Renewals, Topic::Runs, Topic::Desk] {
        assert!(told.contains(&topic), "{topic:?}");
    }
    // The calls that were made since are not forgotten.
    let after = desk.engine.budget("Harbor").unwrap();
    assert!(after.left <= before.left, "{before:?} {after:?}");
    let [newest, _oldest] = names(&desk.engine).try_into().unwrap();
    desk.engine.restore_backup(&newest).unwrap();
    assert_eq!(clients(&desk.engine), ["Harbor", "Later"]);
}

#[tokio::test]
async fn a_restored_desk_counts_calls_under_the_key_that_is_used_and_keeps_the_smaller_limit() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    let backup = desk.engine.back_up().unwrap();
    let smaller = QuotaLimit { calls: 500, window_secs: 300 };
    desk.engine.update_client(&desk.client.id, smaller, &desk.client.settings).unwrap();
    desk.sync().await;
    let before = desk.engine.budget("Harbor").unwrap();
    desk.engine.restore_backup(&backup.name).unwrap();
    let after = desk.engine.budget("Harbor").unwrap();
    assert_eq!((after.limit, after.left), (smaller, before.left));
}

#[tokio::test]
async fn a_row_with_another_key_is_put_right_when_the_secret_is_used() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    let store = store::Store::open(desk.dir.path()).unwrap();
    store.write_desk(|writer| writer.update_client_key(&desk.client.id, &quota::KeyId::of("older"))).unwrap();
    desk.sync().await;
    let budget = desk.engine.budget("Harbor").unwrap();
    assert!(budget.left < budget.limit.calls, "{budget:?}");
    let row = store.read(|reader| reader.list_clients()).unwrap().remove(0);
    assert_eq!(row.key_id, quota::KeyId::of(&sandbox::Credentials::default().key));
}

#[tokio::test]
async fn nothing_that_was_fetched_stays_of_a_client_that_the_backup_does_not_know() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    let backup = desk.engine.back_up().unwrap();
    add(&desk, "Later");
    let later = desk.engine.get_client(Some("Later")).unwrap().id;
    desk.sync_as(&engine::SyncRequest::all(later.clone())).await;
    let store = store::Store::open(desk.dir.path()).unwrap();
    let count = || store.read(|reader| reader.list_dataset_states()).unwrap().iter().filter(|s| s.client_id == later).count();
    assert!(count() > 0);
    desk.engine.restore_backup(&backup.name).unwrap();
    assert_eq!(count(), 0);
}

#[tokio::test]
async fn backups_of_the_future_neither_put_off_a_true_one_nor_push_it_out() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let first = desk.engine.back_up().unwrap();
    for n in 0..10 {
        let folder = desk.dir.path().join("backups");
        fs::copy(folder.join(&first.name), folder.join(format!("desk-2099010{n}-000000.db"))).unwrap_or_default();
    }
    assert_eq!(desk.engine.back_up_daily().unwrap(), None, "there is one of today");
    let second = desk.engine.back_up().unwrap();
    let kept = names(&desk.engine);
    assert!(kept.contains(&first.name) && kept.contains(&second.name) && kept.len() == 10, "{kept:?}");
}

#[tokio::test]
async fn what_is_no_backup_is_not_restored() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let backup = desk.engine.back_up().unwrap();
    let path = desk.dir.path().join("backups").join(&backup.name);
    for name in ["../desk.db", "desk.db", "", "/etc/passwd", "desk-20260101-000000.part", &format!("./{}", backup.name)] {
        let refused = desk.engine.restore_backup(name).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::WrongUse, "{name}");
    }
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 5_000]).unwrap();
    add(&desk, "Later");
    assert_eq!(desk.engine.restore_backup(&backup.name).unwrap_err().code(), ErrorCode::Storage);
    assert_eq!(clients(&desk.engine), ["Harbor", "Later"]);
}

#[tokio::test]
async fn nothing_is_restored_or_forgotten_under_a_run() {
    let desk = Desk::open_slow(spec(3, 2, 0), Duration::from_millis(300)).await;
    let backup = desk.engine.back_up().unwrap();
    let run = desk.engine.start_sync(&desk.request()).unwrap();
    assert!(matches!(desk.engine.restore_backup(&backup.name), Err(EngineError::Busy { .. })));
    assert!(matches!(desk.engine.forget_everything(), Err(EngineError::Busy { .. })));
    assert_eq!(clients(&desk.engine), ["Harbor"]);
    desk.engine.cancel_sync(&desk.client.id);
    desk.engine.wait_for_run(&run.run_id).await.unwrap();
    desk.engine.restore_backup(&backup.name).unwrap();
}

#[tokio::test]
async fn nothing_is_left_of_what_is_forgotten() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    desk.sync().await;
    desk.engine.back_up().unwrap();
    let folder = desk.dir.path();
    for name in ["logs", "quarantine/1"] {
        fs::create_dir_all(folder.join(name)).unwrap();
        fs::write(folder.join(name).join("file"), "x").unwrap();
    }
    fs::write(folder.join("mine.txt"), "not the program's").unwrap();
    assert!(folder.join("secrets").read_dir().unwrap().next().is_some());
    let refused = desk.engine.forget_everything().unwrap_err();
    assert_eq!(refused.code(), ErrorCode::WrongUse, "MRI still counts the calls that the ledger would forget");
    assert!(refused.to_string().contains("forget everything after"), "{refused}");
    assert_eq!(clients(&desk.engine), ["Harbor"]);
    desk.clock.forward(Duration::from_secs(400));
    assert_eq!(desk.engine.forget_everything().unwrap(), [""; 0]);
    let left = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(left(folder), ["mine.txt"]);
    desk.engine.settle();
    let Desk { engine, dir, .. } = desk;
    drop(engine);
    assert_eq!(left(dir.path()), ["mine.txt"], "and nothing comes back at the end");
}
