//! Changes that nobody has looked at yet.

use std::time::Duration;

use engine::UnseenChanges;

use crate::support::{Desk, spec};

#[tokio::test]
async fn what_was_seen_stays_seen() {
    let desk = Desk::open(spec(2, 4, 0)).await;
    desk.sync().await;
    let unseen = || desk.engine.unseen_changes().unwrap();
    assert_eq!(unseen(), UnseenChanges::default(), "what is learnt first has not changed");
    for name in ["New Tenant Ltd", "Newer Tenant Ltd"] {
        desk.sandbox.change(|portfolio| portfolio.properties[0].leases[0].occupant = name.to_owned());
        desk.clock.forward(Duration::from_secs(3_600));
        desk.sync().await;
    }
    let changes = desk.engine.list_changes(&engine::ChangeQuery { client_id: None, run_id: None, limit: 100 }).unwrap();
    let count = |n: usize| u32::try_from(n).unwrap();
    assert_eq!(unseen(), UnseenChanges { seen_up_to: 0, count: count(changes.len()) });
    let (newest, oldest) = (changes.first().unwrap().id, changes.last().unwrap().id);
    assert!(newest > oldest);
    desk.engine.mark_changes_seen(oldest).unwrap();
    assert_eq!(unseen(), UnseenChanges { seen_up_to: oldest, count: count(changes.len()) - 1 });
    desk.engine.mark_changes_seen(u32::MAX).unwrap();
    assert_eq!(unseen(), UnseenChanges { seen_up_to: newest, count: 0 }, "what is yet to come is not seen");
    desk.engine.mark_changes_seen(oldest).unwrap();
    assert_eq!(unseen().seen_up_to, newest);
}
