//! Whoever changes, removes or restores a client wants it alone: no lease of it may be on its way from MRI meanwhile.

use std::time::Duration;

use engine::{ClientChange, EngineError, ErrorCode};
use model::Run;
use tokio::task::JoinHandle;

use crate::support::{Desk, as_it_is, spec};

/// A refresh whose first question is on its way.
async fn refreshing(desk: &Desk, property: &str) -> JoinHandle<Result<Run, EngineError>> {
    let lease = desk.first_lease(property);
    desk.sandbox.clear_log();
    let engine = desk.engine.clone();
    let refresh = tokio::spawn(async move { engine.refresh_lease(&lease.client_id, &lease.property_id, &lease.lease_id).await });
    while desk.sandbox.calls().is_empty() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    refresh
}

#[tokio::test]
async fn a_client_whose_lease_is_refreshed_is_neither_changed_nor_removed_nor_restored() {
    let desk = Desk::open_slow(spec(2, 3, 0), Duration::from_millis(300)).await;
    desk.sync().await;
    let backup = desk.engine.back_up().unwrap();
    let refresh = refreshing(&desk, "000001").await;
    let renamed = ClientChange { name: "Quay".into(), ..as_it_is(&desk.client) };
    let refused = [
        desk.engine.change_client(&desk.client.id, renamed.clone(), None).map(drop),
        desk.engine.remove_client("Harbor").map(drop),
        desk.engine.restore_backup(&backup.name),
    ];
    for refused in refused {
        let refused = refused.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Busy);
        assert!(refused.to_string().contains("a lease of it is being refreshed"), "{refused}");
    }
    // Another lease may be asked for at once, and a sync may run.
    let other = desk.first_lease("000002");
    desk.engine.refresh_lease(&other.client_id, &other.property_id, &other.lease_id).await.unwrap();
    desk.sync().await;
    refresh.await.unwrap().unwrap();
    assert_eq!(desk.engine.change_client(&desk.client.id, renamed, None).unwrap().name, "Quay");
}

#[tokio::test]
async fn a_lease_of_a_client_that_is_being_changed_is_not_refreshed() {
    let desk = Desk::open(spec(1, 3, 0)).await;
    desk.sync().await;
    let lease = desk.first_lease("000001");
    let store = store::Store::open(desk.dir.path()).unwrap();
    let changes = store.try_lock(&format!("refresh-{}", desk.client.id), "changing the client").unwrap().unwrap();
    desk.sandbox.clear_log();
    let refresh = || desk.engine.refresh_lease(&lease.client_id, &lease.property_id, &lease.lease_id);
    let refused = refresh().await.unwrap_err();
    assert!(refused.code() == ErrorCode::Busy && refused.to_string().contains("changing the client"), "{refused}");
    assert!(desk.sandbox.calls().is_empty());
    drop(changes);
    refresh().await.unwrap();
}

#[tokio::test]
async fn nothing_is_kept_of_a_property_that_another_program_took_off_the_list_during_a_refresh() {
    let desk = Desk::open_slow(spec(2, 3, 0), Duration::from_millis(300)).await;
    desk.sync().await;
    let refresh = refreshing(&desk, "000001").await;
    // An older version knows nothing of the lock.
    let store = store::Store::open(desk.dir.path()).unwrap();
    let mut row = store.read(|reader| reader.list_clients()).unwrap().remove(0);
    row.client.properties.retain(|property| property.id.as_str() != "000001");
    store.write_desk(|one| one.update_client(&row)).unwrap();
    let run = refresh.await.unwrap().unwrap();
    assert!(!run.result.unwrap().failures.is_empty(), "what was not kept is told");
    let states = store.read(|reader| reader.list_dataset_states_of(&desk.client.id, &"000001".into())).unwrap();
    assert_eq!(states, []);
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap().len(), 3);
}
