//! Views, the built-in ones and the staff's own.

use engine::{Density, ErrorCode, FilterChip, SortField, SortKey, ViewDefinition};

use crate::support::{Desk, spec};

fn definition(filter: &str) -> ViewDefinition {
    ViewDefinition {
        filter: vec![FilterChip { text: filter.into(), on: true }],
        sort: vec![SortKey { field: SortField::ExpiryDate, descending: true }],
        density: Density::Compact,
        ..ViewDefinition::default()
    }
}

#[tokio::test]
async fn eight_views_are_built_in_and_stay_as_they_are() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let views = desk.engine.list_views().unwrap();
    let ids: Vec<&str> = views.iter().map(|view| view.id.as_str()).collect();
    let names = ["due-30", "due-60", "due-90", "due-120", "due-180", "options", "holdover", "arrears"];
    assert_eq!(ids, names.map(|name| format!("builtin:{name}")));
    assert!(views.iter().all(|view| view.built_in));
    let id = &views[0].id;
    let refused = [
        desk.engine.save_view(Some(id), "Mine", &definition("kind:commercial")).map(drop),
        desk.engine.delete_view(id),
        desk.engine.save_view(None, "in ARREARS", &definition("kind:commercial")).map(drop),
    ];
    for answer in refused {
        assert_eq!(answer.unwrap_err().code(), ErrorCode::WrongUse);
    }
}

#[tokio::test]
async fn a_view_is_saved_changed_deleted_and_brought_back() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let engine = &desk.engine;
    let zoo = engine.save_view(None, " Zoo ", &definition("kind:commercial")).unwrap();
    let ark = engine.save_view(None, "ark", &definition("kind:residential")).unwrap();
    let own = |engine: &engine::Engine| engine.list_views().unwrap().into_iter().skip(8).collect::<Vec<_>>();
    assert_eq!(own(engine), [ark.clone(), zoo.clone()], "by name, whatever its case");
    assert_eq!(zoo.name, "Zoo");
    for name in ["ZOO", "  ", "x\ny", "x".repeat(61).as_str()] {
        assert_eq!(engine.save_view(None, name, &definition("")).unwrap_err().code(), ErrorCode::WrongUse, "{name}");
    }
    let changed = engine.save_view(Some(&zoo.id), "Ape", &definition("due:<30d")).unwrap();
    assert_eq!(own(engine), [changed.clone(), ark.clone()]);
    engine.delete_view(&zoo.id).unwrap();
    engine.delete_view(&zoo.id).unwrap();
    assert_eq!(own(engine), std::slice::from_ref(&ark));
    assert_eq!(engine.save_view(Some(&zoo.id), "Ape", &definition("")).unwrap_err().code(), ErrorCode::NotFound);
    let usurper = engine.save_view(None, "APE", &definition("")).unwrap();
    assert_eq!(engine.restore_view(&zoo.id).unwrap_err().code(), ErrorCode::WrongUse, "its name is another's now");
    engine.delete_view(&usurper.id).unwrap();
    assert_eq!(engine.restore_view(&zoo.id).unwrap(), changed);
    let desk = desk.reopened(|_| {});
    assert_eq!(own(&desk.engine), [changed, ark], "they outlive the program");
}
