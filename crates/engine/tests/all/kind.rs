//! The kind of a property that nobody said is found out.

use model::{Outcome, PropertyKind, RunStatus};

use crate::support::{Desk, calls, spec};

#[tokio::test]
async fn commercial_and_residential_are_told_apart_and_remembered() {
    let desk = Desk::open_with(spec(6, 3, 2), |new| new.properties.iter_mut().for_each(|property| property.kind = None)).await;
    let run = desk.sync().await;
    assert_eq!(run.status, RunStatus::Completed);
    assert_eq!(run.progress.calls_done, run.progress.calls_planned, "the plan was corrected as kinds became known");
    let expected: Vec<_> = desk.sandbox.portfolio().properties.iter().map(|property| property.kind).collect();
    let found = desk.engine.list_properties().unwrap();
    for (found, expected) in found.iter().zip(expected) {
        let expected = match expected {
            sandbox::Kind::Commercial => PropertyKind::Commercial,
            sandbox::Kind::Residential => PropertyKind::Residential,
        };
        assert_eq!(found.kind, Some(expected), "{}", found.id);
    }
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap().len(), 18);
    // 4 commercial × 8, and 2 residential × (commercial leases, residential leases, offers).
    assert_eq!(calls(&run), 38);
    let again = desk.sync_as(&engine::SyncRequest { refresh: true, ..desk.request() }).await;
    assert_eq!(calls(&again), 36, "what was found out is not asked again");
}

#[tokio::test]
async fn a_property_that_mri_does_not_know_has_no_renewals_and_no_kind() {
    let desk = Desk::open_with(spec(1, 2, 0), |new| {
        new.properties.push(model::ClientProperty { id: "999999".into(), name: None, kind: None });
    })
    .await;
    let run = desk.sync().await;
    assert_eq!(run.status, RunStatus::Completed);
    let unknown = desk.engine.list_properties().unwrap().pop().unwrap();
    assert_eq!((unknown.kind, unknown.renewals), (None, 0));
    let empty: Outcome<()> = Outcome::Empty;
    assert_eq!(unknown.datasets[0].outcome, Some(empty.kind()));
}

#[tokio::test]
async fn a_kind_is_not_concluded_from_a_question_that_failed() {
    let desk = Desk::open_with(spec(1, 2, 1), |new| new.properties.iter_mut().for_each(|property| property.kind = None)).await;
    desk.sandbox.set_faults(vec!["*:leases:failed-result:1".parse().unwrap()]);
    let run = desk.sync().await;
    assert_eq!(run.result.unwrap().failures[0].code, model::FailureCode::RowError);
    assert_eq!(desk.engine.list_properties().unwrap()[0].kind, None);
    desk.sync().await;
    assert_eq!(desk.engine.list_properties().unwrap()[0].kind, Some(PropertyKind::Residential));
}
