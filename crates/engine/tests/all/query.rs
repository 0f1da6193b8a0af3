//! Views, filters and sorts over a real portfolio.

use engine::ViewLine;
use engine::{ErrorCode, SortField, SortKey, ViewQuery, parse_sort};
use model::{Decimal, Renewal};

use crate::support::{Desk, spec};

fn query(filter: &str, first: u32, last: u32) -> ViewQuery {
    ViewQuery { generation: 1, filter: filter.into(), sort: vec![], group: None, collapsed: vec![], first, last }
}

fn renewal(line: &ViewLine) -> Renewal {
    match line {
        ViewLine::Row { renewal } => renewal.as_ref().clone(),
        ViewLine::Group { group } => panic!("a group without grouping: {group:?}"),
    }
}

#[tokio::test]
async fn filters_say_what_they_mean() {
    let desk = Desk::open(spec(8, 6, 2)).await;
    desk.sync().await;
    let all = desk.engine.list_renewals("", &[]).unwrap();
    let list = |filter: &str| desk.engine.list_renewals(filter, &[]).unwrap().len();
    let count = |test: &dyn Fn(&Renewal) -> bool| all.iter().filter(|renewal| test(renewal)).count();
    let days = |renewal: &Renewal| renewal.days_to_expiry.unwrap();
    assert_eq!(list("due:<180d"), count(&|r| days(r) < 180));
    assert_eq!(list("due:0..180d"), count(&|r| (0..=180).contains(&days(r))));
    assert_eq!(list("due:<0d"), count(&|r| days(r) < 0));
    assert_eq!(list("has:option -kind:residential"), count(&|r| r.option.is_some()));
    assert_eq!(list("has:arrears"), count(&|r| r.balance_due.is_some_and(|b| b > Decimal::ZERO)));
    assert_eq!(list("property:000001,000003"), 12);
    assert_eq!(list("kind:residential"), 12);
    assert_eq!(list("rent:>=20000"), count(&|r| r.monthly_rent.is_some_and(|rent| rent >= Decimal::from(20_000))));
    let name = all[0].occupant_name.clone().unwrap();
    assert!(list(&format!("\"{}\"", name.to_uppercase())) >= 1, "words are found without regard to case");
    assert_eq!(list("-due:<180d") + list("due:<180d"), all.len());
}

#[tokio::test]
async fn a_list_refuses_what_a_view_only_reports() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    let refused = desk.engine.list_renewals("due:soon", &[]).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::FilterNotUnderstood);
    let page = desk.engine.view(&query("due:soon", 0, 10)).unwrap();
    assert_eq!((page.count, page.not_understood.len()), (2, 1));
}

#[tokio::test]
async fn a_view_is_served_by_windows_and_sums_the_whole() {
    let desk = Desk::open(spec(5, 7, 1)).await;
    desk.sync().await;
    let all = desk.engine.view(&query("", 0, 1_000)).unwrap();
    assert_eq!((all.count, all.total, all.rows.len()), (35, 35, 35));
    let mut pieced = Vec::new();
    for first in (0..35).step_by(10) {
        pieced.extend(desk.engine.view(&query("", first, first + 10)).unwrap().rows);
    }
    assert_eq!(pieced, all.rows);
    let renewals: Vec<Renewal> = all.rows.iter().map(renewal).collect();
    let rents: Decimal = renewals.iter().filter_map(|renewal| renewal.monthly_rent).sum();
    assert_eq!(all.totals.monthly_rent.iter().map(|sum| sum.amount).sum::<Decimal>(), rents);
    let unknown = renewals.iter().filter(|renewal| renewal.area_sqft.is_none()).count();
    assert_eq!(all.totals.area_unknown as usize, unknown);
}

#[tokio::test]
async fn a_view_follows_a_sync_and_another_day() {
    let desk = Desk::open(spec(3, 4, 0)).await;
    assert_eq!(desk.engine.view(&query("", 0, 10)).unwrap().count, 0);
    desk.sync().await;
    assert_eq!(desk.engine.view(&query("", 0, 10)).unwrap().count, 12);
}

#[tokio::test]
async fn unknown_comes_last_whichever_way_the_order_goes() {
    let desk = Desk::open(spec(6, 4, 2)).await;
    desk.sync().await;
    for descending in [false, true] {
        let sort = [SortKey { field: SortField::AreaSqft, descending }];
        let areas: Vec<_> = desk.engine.list_renewals("", &sort).unwrap().into_iter().map(|renewal| renewal.area_sqft).collect();
        let known: Vec<_> = areas.iter().flatten().copied().collect();
        assert!(areas.iter().skip(known.len()).all(Option::is_none));
        assert!(known.is_sorted_by(|a, b| if descending { a >= b } else { a <= b }));
    }
    let sort = parse_sort("-monthlyRent,occupantName").unwrap();
    assert_eq!(sort[0], SortKey { field: SortField::MonthlyRent, descending: true });
    assert_eq!(parse_sort("colour").unwrap_err().code(), ErrorCode::WrongUse);
}

#[tokio::test]
async fn the_detail_of_a_renewal_has_every_dataset() {
    let desk = Desk::open(spec(2, 3, 1)).await;
    desk.sync().await;
    let detail = desk.engine.show_renewal(None, &"000001".into(), &"000101".into()).unwrap();
    assert_eq!(detail.datasets.len(), 8);
    let portfolio = desk.sandbox.portfolio();
    let truth = portfolio.property("000001").unwrap().lease("000101").unwrap();
    assert_eq!(
        (detail.charges.len(), detail.notes.len(), detail.options.len()),
        (truth.charges.len(), truth.notes.len(), truth.options.len())
    );
    let missing = desk.engine.show_renewal(None, &"000001".into(), &"999999".into()).unwrap_err();
    assert_eq!(missing.code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn a_view_by_client_follows_the_clients_there_are() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    assert_eq!(desk.engine.view(&query("client:second", 0, 10)).unwrap().not_understood.len(), 1);
    let quota = model::QuotaLimit::DEVELOPER_KEY;
    desk.engine.add_client(crate::support::new_client("Second", &desk.sandbox, quota), crate::support::secrets()).unwrap();
    let page = desk.engine.view(&query("client:second", 0, 10)).unwrap();
    assert_eq!((page.count, page.not_understood.len()), (0, 0));
    assert_eq!(desk.engine.view(&query(&format!("client:{}", desk.client.id), 0, 10)).unwrap().count, 2);
}

#[tokio::test]
async fn renewals_of_several_clients_are_ordered_by_whose_they_are() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    let new = crate::support::new_client("Acme", &desk.sandbox, desk.client.quota);
    let acme = desk.engine.add_client(new, crate::support::secrets()).unwrap();
    desk.sync().await;
    desk.sync_as(&engine::SyncRequest::all(acme.id.clone())).await;
    let whose = |sort: &str| {
        let all = desk.engine.list_renewals("", &parse_sort(sort).unwrap()).unwrap();
        all.into_iter().map(|renewal| renewal.client_id).collect::<Vec<_>>()
    };
    let (a, h) = (acme.id.clone(), desk.client.id.clone());
    assert_eq!(whose("client"), [a.clone(), a.clone(), h.clone(), h.clone()]);
    assert_eq!(whose("-client"), [h.clone(), h.clone(), a.clone(), a.clone()]);
    // Named anew, it has another place.
    rename(&desk, &a, "Zenith");
    assert_eq!(whose("client"), [h.clone(), h, a.clone(), a]);
}

fn rename(desk: &Desk, id: &model::ClientId, name: &str) {
    let store = store::Store::open(desk.dir.path()).unwrap();
    let row = store.read(|reader| reader.list_clients()).unwrap().into_iter().find(|row| row.client.id == *id).unwrap();
    let client = model::Client { name: name.into(), ..row.client };
    store.write_desk(|one| one.update_client(&store::ClientRow { client, ..row })).unwrap();
}

#[tokio::test]
async fn rows_that_move_with_their_client_are_ordered_anew() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    // Other rows than the first client's: alike, they could change places and nobody would see it.
    let mut new = crate::support::new_client("Acme", &desk.sandbox, desk.client.quota);
    new.properties.remove(0);
    let acme = desk.engine.add_client(new, crate::support::secrets()).unwrap();
    desk.sync().await;
    desk.sync_as(&engine::SyncRequest::all(acme.id.clone())).await;
    let properties = || {
        let all = desk.engine.list_renewals("", &parse_sort("propertyId").unwrap()).unwrap();
        all.into_iter().map(|renewal| renewal.property_id).collect::<Vec<_>>()
    };
    assert!(properties().is_sorted());
    rename(&desk, &acme.id, "Zenith");
    assert!(properties().is_sorted(), "{:?}", properties());
}
