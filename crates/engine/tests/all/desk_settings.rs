//! Settings of the desk as a whole.

use engine::{DeskSettings, ErrorCode, Reminders};
use model::Stage;

use crate::support::{Desk, spec};

fn stage(id: &str, name: &str) -> Stage {
    Stage { id: id.into(), name: name.into(), closed: false }
}

#[tokio::test]
async fn a_new_desk_has_settings_and_keeps_what_is_saved() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    assert_eq!(desk.engine.desk_settings().unwrap(), DeskSettings::default());
    let settings = DeskSettings {
        author: Some("  ".into()),
        stages: vec![stage("a", " First "), stage("b", "Second")],
        reminders: Reminders { lead_days: vec![7, 60, 7], ..Reminders::default() },
        ..DeskSettings::default()
    };
    desk.engine.save_desk_settings(&settings).unwrap();
    let desk = desk.reopened(|_| {});
    let kept = desk.engine.desk_settings().unwrap();
    assert_eq!((kept.author, kept.stages[0].name.as_str()), (None, "First"));
    assert_eq!(kept.reminders.lead_days, [60, 7]);
}

#[tokio::test]
async fn what_an_older_version_did_not_write_is_as_on_a_new_desk() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let store = store::Store::open(desk.dir.path()).unwrap();
    let old = r#"{"actionDays":30,"reminders":{"daily":false}}"#;
    store.write_desk(|desk| desk.upsert_setting("desk", old, "Ann", model::Instant(1))).unwrap();
    let settings = desk.engine.desk_settings().unwrap();
    let reminders = Reminders { daily: false, ..Reminders::default() };
    assert_eq!(settings, DeskSettings { action_days: 30, reminders, ..DeskSettings::default() });
}

#[tokio::test]
async fn settings_that_make_no_sense_are_refused() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let stages = |stages: Vec<Stage>| DeskSettings { stages, ..DeskSettings::default() };
    let leads = |lead_days: Vec<u32>| {
        let reminders = Reminders { lead_days, ..Reminders::default() };
        DeskSettings { reminders, ..DeskSettings::default() }
    };
    let refused = [
        stages(vec![]),
        stages(vec![stage("a", "One"), stage("a", "Two")]),
        stages(vec![stage("a", "One"), stage("b", " ONE")]),
        stages(vec![stage("a", " ")]),
        stages(vec![stage("a", &"x".repeat(61))]),
        stages(vec![stage("", "One")]),
        stages(vec![stage("none", "One")]),
        stages(vec![stage("a,b", "One")]),
        leads(vec![731]),
        leads((0..11).collect()),
        DeskSettings { action_days: 0, ..DeskSettings::default() },
        DeskSettings { action_days: 731, ..DeskSettings::default() },
        DeskSettings { author: Some("Ann, Bob".into()), ..DeskSettings::default() },
        DeskSettings { author: Some("Me".into()), ..DeskSettings::default() },
        DeskSettings { author: Some("x".repeat(101)), ..DeskSettings::default() },
    ];
    for settings in refused {
        let refused = desk.engine.save_desk_settings(&settings).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::WrongUse, "{settings:?} was taken");
    }
    assert_eq!(desk.engine.desk_settings().unwrap(), DeskSettings::default());
}
