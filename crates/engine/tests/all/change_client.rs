//! Changing a connection that is there.

use engine::{ClientChange, ErrorCode, Secrets};
use model::{FollowUpEdit, QuotaLimit, RunStatus, SecretStore};

use crate::support::{Desk, as_it_is, calls, fast, leases, new_client, secrets, spec, text};

fn typed(key: &str, password: Option<&str>) -> Option<Secrets> {
    Some(Secrets { key: key.into(), password: password.map(Into::into) })
}

fn kept(desk: &Desk) -> serde_json::Value {
    let path = desk.dir.path().join(format!("secrets/{}.json", desk.client.id));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[tokio::test]
async fn a_new_name_and_fewer_properties_take_only_what_is_no_longer_listed() {
    let desk = Desk::open(spec(3, 4, 0)).await;
    desk.sync().await;
    let (stays, goes) = (desk.lease("000001", "000101"), desk.first_lease("000002"));
    let edit = FollowUpEdit { owner: text("Ann"), ..FollowUpEdit::default() };
    desk.engine.edit_follow_ups(&leases(&[&stays, &goes]), &edit).unwrap();
    let mut change = ClientChange { name: " Quay ".into(), ..as_it_is(&desk.client) };
    change.properties.retain(|property| property.id.as_str() != "000002");
    let changed = desk.engine.change_client(&desk.client.id, change, None).unwrap();
    assert_eq!((changed.name.as_str(), changed.properties.len(), &changed.settings), ("Quay", 2, &desk.client.settings));
    assert_eq!(desk.engine.get_client(Some("quay")).unwrap(), changed);
    let left = desk.engine.list_renewals("", &[]).unwrap();
    assert_eq!(left.len(), 8);
    let store = store::Store::open(desk.dir.path()).unwrap();
    let states = store.read(|reader| reader.list_dataset_states_of(&desk.client.id, &"000002".into())).unwrap();
    assert_eq!(states, []);
    assert!(desk.follow_up(&goes).is_some(), "what the staff said stays");
    // Listed again, it is fetched again.
    desk.engine.change_client(&desk.client.id, as_it_is(&desk.client), None).unwrap();
    desk.sync().await;
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap().len(), 12);
}

#[tokio::test]
async fn a_change_that_makes_no_sense_is_refused_and_changes_nothing() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let quota = QuotaLimit::DEVELOPER_KEY;
    desk.engine.add_client(new_client("Second", &desk.sandbox, quota), secrets()).unwrap();
    let refused = [
        ClientChange { name: "SECOND".into(), ..as_it_is(&desk.client) },
        ClientChange { name: " ".into(), ..as_it_is(&desk.client) },
        ClientChange { url: "http://example.com/mriapiservices/api.asp".into(), ..as_it_is(&desk.client) },
        ClientChange { database: "a/b".into(), ..as_it_is(&desk.client) },
        ClientChange { properties: vec![], ..as_it_is(&desk.client) },
        ClientChange { catalogue: Some("not = [toml".into()), ..as_it_is(&desk.client) },
    ];
    for change in refused {
        let refused = desk.engine.change_client(&desk.client.id, change.clone(), None).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::WrongUse, "{change:?}");
    }
    assert_eq!(desk.engine.get_client(Some("harbor")).unwrap(), desk.client);
    let missing = desk.engine.change_client(&"nobody".into(), as_it_is(&desk.client), None).unwrap_err();
    assert_eq!(missing.code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn a_client_that_is_synced_is_not_changed() {
    let desk = Desk::open(spec(5, 2, 0)).await;
    let started = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
    let refused = desk.engine.change_client(&desk.client.id, as_it_is(&desk.client), None).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Busy);
    desk.engine.wait_for_run(&started.run_id).await.unwrap();
    desk.engine.change_client(&desk.client.id, as_it_is(&desk.client), None).unwrap();
}

#[tokio::test]
async fn half_of_the_secrets_is_changed_without_the_other() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    let spent = desk.engine.budget("Harbor").unwrap();
    assert!(spent.left < spent.limit.calls);
    let before = kept(&desk);
    let change = || as_it_is(&desk.client);
    desk.engine.change_client(&desk.client.id, change(), typed("other-key", None)).unwrap();
    assert_eq!((&kept(&desk)["key"], &kept(&desk)["password"]), (&"other-key".into(), &before["password"]));
    let fresh = desk.engine.budget("Harbor").unwrap();
    assert_eq!(fresh.left, fresh.limit.calls, "another key has an allowance of its own");
    desk.engine.change_client(&desk.client.id, change(), typed("", Some("other"))).unwrap();
    assert_eq!((&kept(&desk)["key"], &kept(&desk)["password"]), (&"other-key".into(), &"other".into()));
    for bad in ["a/b", "a:b"] {
        assert!(desk.engine.change_client(&desk.client.id, change(), typed(bad, None)).is_err());
    }
    desk.engine.change_client(&desk.client.id, change(), Some(secrets())).unwrap();
    assert_eq!(kept(&desk), before);
    assert_eq!(desk.engine.budget("Harbor").unwrap().left, spent.left, "calls are counted by key");
    let mut request = desk.request();
    request.refresh = true;
    assert_eq!(desk.sync_as(&request).await.status, RunStatus::Completed);
}

#[tokio::test]
async fn secrets_move_with_the_place_they_are_kept_in() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    let before = kept(&desk);
    let nowhere = ClientChange { secret_store: SecretStore::Env, ..as_it_is(&desk.client) };
    desk.engine.change_client(&desk.client.id, nowhere, None).unwrap();
    assert_eq!((&kept(&desk)["key"], &kept(&desk)["password"]), (&before["key"], &serde_json::Value::Null));
    let back = || as_it_is(&desk.client);
    let refused = desk.engine.change_client(&desk.client.id, back(), None).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::CredentialsMissing, "{refused}");
    let password = before["password"].as_str();
    desk.engine.change_client(&desk.client.id, back(), typed("", password)).unwrap();
    assert_eq!(kept(&desk), before);
    assert_eq!(desk.sync().await.status, RunStatus::Completed);
}

#[tokio::test]
async fn another_database_has_none_of_the_rows_of_the_first() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    desk.sync().await;
    let user = ClientChange { user: "OTHER".into(), ..as_it_is(&desk.client) };
    desk.engine.change_client(&desk.client.id, user, None).unwrap();
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap().len(), 4, "it is the same database");
    let change = ClientChange { database: "OTHER".into(), ..as_it_is(&desk.client) };
    desk.engine.change_client(&desk.client.id, change, None).unwrap();
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap().len(), 0);
    desk.engine.change_client(&desk.client.id, as_it_is(&desk.client), None).unwrap();
    let run = desk.sync().await;
    let query = engine::ChangeQuery { client_id: None, run_id: Some(run.id), limit: 10 };
    assert_eq!(desk.engine.list_changes(&query).unwrap(), [], "it is learnt anew");
}

#[tokio::test]
async fn a_new_catalogue_is_asked_by_at_once_and_for_everything() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    let first = calls(&desk.sync().await);
    assert_eq!(desk.engine.plan_sync(&desk.request()).unwrap().calls, 0);
    let change = ClientChange { catalogue: Some("# mine\n".into()), ..as_it_is(&desk.client) };
    desk.engine.change_client(&desk.client.id, change, None).unwrap();
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap().len(), 4, "what is known stays to be read");
    assert_eq!(calls(&desk.sync().await), first);
    assert_eq!(desk.engine.plan_sync(&desk.request()).unwrap().calls, 0);
}

#[tokio::test]
async fn the_sample_portfolio_keeps_its_connection() {
    let desk = Desk::open_with(spec(2, 2, 0), |new| new.sample = true).await;
    let is = || as_it_is(&desk.client);
    let refused = [
        (ClientChange { url: "http://127.0.0.1:1/mriapiservices/api.asp".into(), ..is() }, None),
        (ClientChange { user: "OTHER".into(), ..is() }, None),
        (ClientChange { secret_store: SecretStore::Env, ..is() }, None),
        (is(), typed("key", None)),
    ];
    for (change, secrets) in refused {
        let refused = desk.engine.change_client(&desk.client.id, change, secrets).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::WrongUse);
    }
    let renamed = ClientChange { name: "Sample".into(), ..is() };
    assert!(desk.engine.change_client(&desk.client.id, renamed, None).unwrap().sample);
}

#[tokio::test]
async fn what_was_joined_of_a_property_that_is_no_longer_listed_leaves_the_list_and_does_not_come_back() {
    let desk = Desk::open(spec(3, 4, 0)).await;
    desk.sync().await;
    // Looked at, so that what was joined is kept, in memory and in the cache.
    assert_eq!(desk.engine.list_renewals("property:000002", &[]).unwrap().len(), 4);
    let mut change = as_it_is(&desk.client);
    change.properties.retain(|property| property.id.as_str() != "000002");
    desk.engine.change_client(&desk.client.id, change, None).unwrap();
    let gone = |desk: &Desk| {
        let all = desk.engine.list_renewals("", &[]).unwrap();
        assert!(all.len() == 8 && all.iter().all(|renewal| renewal.property_id.as_str() != "000002"));
        let facets = desk.engine.list_facets("").unwrap();
        assert!(facets.property.iter().all(|facet| facet.value != "000002"), "{:?}", facets.property);
    };
    gone(&desk);
    let desk = desk.reopened(|_| {});
    gone(&desk);
}

#[tokio::test]
async fn a_client_whose_secrets_cannot_be_deleted_stays_whole_and_the_error_names_them() {
    let desk = Desk::open(spec(1, 3, 0)).await;
    desk.sync().await;
    let lease = desk.first_lease("000001");
    let edit = FollowUpEdit { owner: text("Ann"), ..FollowUpEdit::default() };
    desk.engine.edit_follow_ups(&leases(&[&lease]), &edit).unwrap();
    let path = desk.dir.path().join(format!("secrets/{}.json", desk.client.id));
    let secret = std::fs::read(&path).unwrap();
    // What cannot be deleted as a file, by nobody.
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir_all(path.join("in the way")).unwrap();
    let refused = desk.engine.remove_client("Harbor").unwrap_err();
    assert_eq!(refused.code(), ErrorCode::File);
    assert!(refused.to_string().contains("secrets"), "{refused}");
    assert_eq!(desk.engine.list_clients().unwrap().len(), 1);
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap().len(), 3);
    assert!(desk.follow_up(&lease).is_some());
    std::fs::remove_dir_all(&path).unwrap();
    std::fs::write(&path, secret).unwrap();
    assert_eq!(desk.engine.remove_client("Harbor").unwrap(), None);
    assert!(desk.engine.list_clients().unwrap().is_empty() && !path.exists());
}
