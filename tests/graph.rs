//! The picture of relations: laws of its layout, and what it shows of a plan.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::{
    app::Query,
    exchange::built_in::built_in,
    plan::{GoalId, ItemId, MeetingId, ObjectiveId, ObjectiveKind, PartnerId, Plan, RelationKind},
    view::partners::relations::{
        layout::{Body, Direction, Layout, Place, Placed, free_place, lay_out, nearest, seed},
        scene::{Choice, NODE, Scene, WITHOUT, scene},
    },
};
use random_plan::Rng;

type Graph = (Vec<Body>, Vec<(usize, usize)>);

fn body(id: &str, width: i32) -> Body {
    Body {
        seed: seed(id),
        width,
        height: 40,
        put: None,
    }
}

/// Partners, each objective with a lead and some who take part, and meetings that many attend.
fn graph(rng: &mut Rng) -> Graph {
    let partners = 2 + rng.below(50);
    let (objectives, meetings) = (1 + rng.below(35), rng.below(5));
    let count = partners + objectives + meetings;
    let bodies = (0..count).map(|at| body(&format!("node-{at}"), 40 + rng.below(120) as i32));
    let bodies = bodies.collect();
    let mut edges = Vec::new();
    for objective in 0..objectives {
        for _ in 0..=rng.below(4) {
            edges.push((rng.below(partners), partners + objective));
        }
    }
    for meeting in 0..meetings {
        for partner in 0..partners.min(13) {
            if rng.percent(70) {
                edges.push((partner, partners + objectives + meeting));
            }
        }
    }
    edges.sort_unstable();
    edges.dedup();
    (bodies, edges)
}

fn for_graphs(check: impl Fn(u64, &mut Rng, Graph)) {
    for seed in 0..40 {
        let mut rng = Rng::new(seed);
        let graph = graph(&mut rng);
        check(seed, &mut rng, graph);
    }
}

/// Two nodes that lie on each other, as their places in the list.
fn overlap(bodies: &[Body], placed: &Placed) -> Option<(usize, usize)> {
    let meets =
        |one: i32, other: i32, length: i32, its: i32| (one - other).abs() * 2 < length + its;
    for one in 0..bodies.len() {
        for other in 0..one {
            let (a, b) = (placed.places[one], placed.places[other]);
            let (a_is, b_is) = (bodies[one], bodies[other]);
            if meets(a.0, b.0, a_is.width, b_is.width) && meets(a.1, b.1, a_is.height, b_is.height)
            {
                return Some((one, other));
            }
        }
    }
    None
}

fn check_sound(bodies: &[Body], placed: &Placed, width: i32, what: &str) {
    assert_eq!(placed.places.len(), bodies.len(), "{what}");
    assert_eq!(overlap(bodies, placed), None, "{what}");
    for (body, (x, y)) in bodies.iter().zip(&placed.places) {
        assert!(
            *x * 2 >= body.width && (width - *x) * 2 >= body.width,
            "{what}: {x} of {width}"
        );
        assert!(
            *y * 2 >= body.height && (placed.height - *y) * 2 >= body.height,
            "{what}: {y}"
        );
    }
}

#[test]
fn no_node_covers_another_and_all_are_in_the_frame() {
    for width in [340, 700, 1000] {
        for_graphs(|seed, _, (bodies, edges)| {
            let placed = lay_out(bodies.clone(), edges, width);
            check_sound(
                &bodies,
                &placed,
                width,
                &format!("seed {seed}, {width} wide"),
            );
        });
    }
}

#[test]
fn the_same_graph_makes_the_same_picture() {
    for_graphs(|seed, _, (bodies, edges)| {
        let one = lay_out(bodies.clone(), edges.clone(), 1000);
        assert_eq!(one, lay_out(bodies, edges, 1000), "seed {seed}");
    });
}

#[test]
fn the_work_is_bounded() {
    for_graphs(|seed, _, (bodies, edges)| {
        let count = bodies.len();
        let mut layout = Layout::new(bodies, edges, 1000);
        let mut steps = 1;
        while !layout.step() {
            steps += 1;
            assert!(steps <= 170 + count, "seed {seed}: more than {steps} steps");
        }
    });
}

fn moved(before: &Placed, after: &Placed, count: usize) -> Vec<f64> {
    let mut moved: Vec<f64> = (before.places.iter().zip(&after.places).take(count))
        .map(|(one, other)| f64::from(one.0 - other.0).hypot(f64::from(one.1 - other.1)))
        .collect();
    moved.sort_by(f64::total_cmp);
    moved
}

/// Half of the nodes stay within 80 pixels of 1,000, and nine of ten within 300, whatever edge or node comes to a graph.
#[test]
fn a_small_change_moves_little() {
    for_graphs(|seed, rng, (bodies, edges)| {
        // In a picture of five nodes each change is a large one.
        if edges.len() < 30 {
            return;
        }
        let before = lay_out(bodies.clone(), edges.clone(), 1000);
        let count = bodies.len();
        let linked: Vec<usize> = edges.iter().map(|(_, to)| *to).collect();
        let mut more_edges = edges.clone();
        more_edges.push((edges[rng.below(edges.len())].0, *rng.pick(&linked)));
        let mut fewer_edges = edges.clone();
        fewer_edges.remove(rng.below(edges.len()));
        let mut more_bodies = bodies.clone();
        more_bodies.push(body("one more", 90));
        let mut edges_of_more = edges.clone();
        edges_of_more.push((rng.below(count), count));
        for (what, after) in [
            ("an edge comes", lay_out(bodies.clone(), more_edges, 1000)),
            ("an edge goes", lay_out(bodies, fewer_edges, 1000)),
            ("a node comes", lay_out(more_bodies, edges_of_more, 1000)),
        ] {
            let moved = moved(&before, &after, count);
            let (half, most) = (moved[count / 2], moved[count * 9 / 10]);
            assert!(
                half <= 80.0 && most <= 300.0,
                "seed {seed}, {what}: {half:.0}, {most:.0}"
            );
        }
    });
}

#[test]
fn related_nodes_lie_nearer_than_others() {
    for_graphs(|seed, _, (bodies, edges)| {
        if edges.len() < 20 {
            return;
        }
        let placed = lay_out(bodies, edges.clone(), 1000);
        let distance = |one: usize, other: usize| {
            let (a, b) = (placed.places[one], placed.places[other]);
            f64::from(a.0 - b.0).hypot(f64::from(a.1 - b.1))
        };
        let mut linked: Vec<usize> = edges.iter().flat_map(|(a, b)| [*a, *b]).collect();
        linked.sort_unstable();
        linked.dedup();
        let mean = |all: Vec<f64>| all.iter().sum::<f64>() / all.len() as f64;
        let related = mean(edges.iter().map(|(a, b)| distance(*a, *b)).collect());
        let pairs = linked
            .iter()
            .flat_map(|one| linked.iter().map(move |other| (*one, *other)));
        let any = mean(
            pairs
                .filter(|(a, b)| a != b)
                .map(|(a, b)| distance(a, b))
                .collect(),
        );
        assert!(
            related < any * 0.85,
            "seed {seed}: {related:.0} of {any:.0}"
        );
    });
}

#[test]
fn what_a_person_put_somewhere_lies_there_and_the_others_where_they_were() {
    for_graphs(|seed, rng, (mut bodies, edges)| {
        let before = lay_out(bodies.clone(), edges.clone(), 1000);
        let chosen = rng.below(bodies.len());
        let size = (bodies[chosen].width, bodies[chosen].height);
        let lying: Vec<(Place, (i32, i32))> = (0..bodies.len())
            .filter(|at| *at != chosen)
            .map(|at| (before.places[at], (bodies[at].width, bodies[at].height)))
            .collect();
        let wanted = (
            rng.below(1000) as i32,
            rng.below(before.height as usize) as i32,
        );
        let frame = (1000, before.height);
        let Some(place) = free_place(&lying, size, wanted, frame) else {
            return;
        };
        bodies[chosen].put = Some(place);
        let after = lay_out(bodies.clone(), edges, 1000);
        check_sound(&bodies, &after, 1000, &format!("seed {seed}"));
        assert_eq!(after.places[chosen], place, "seed {seed}");
        for other in (0..bodies.len()).filter(|other| *other != chosen) {
            assert_eq!(
                after.places[other], before.places[other],
                "seed {seed}: {other}"
            );
        }
    });
}

/// Page Up and Page Down go through all nodes in their order; the arrows pass one by at most where it lies behind others.
#[test]
fn arrow_keys_lead_where_they_point_and_nearly_everywhere() {
    for_graphs(|seed, _, (bodies, edges)| {
        let placed = lay_out(bodies, edges, 1000);
        let places = &placed.places;
        let mut reached = vec![false; places.len()];
        let mut open = vec![0];
        while let Some(from) = open.pop() {
            if std::mem::replace(&mut reached[from], true) {
                continue;
            }
            for direction in Direction::ALL {
                if let Some(to) = nearest(places, from, direction) {
                    let (x, y) = (places[to].0 - places[from].0, places[to].1 - places[from].1);
                    let (right, down) = direction.step();
                    assert!(
                        x * right + y * down > 0,
                        "seed {seed}: {direction:?} from {from} to {to}"
                    );
                    open.push(to);
                }
            }
        }
        let missed = reached.iter().filter(|reached| !**reached).count();
        assert!(
            missed * 20 <= places.len(),
            "seed {seed}: {missed} of {} not reached",
            places.len()
        );
    });
}

#[test]
fn no_node_at_all_makes_an_empty_picture() {
    let placed = lay_out(Vec::new(), Vec::new(), 1000);
    assert_eq!(placed.shelf, None);
    assert!(placed.places.is_empty());
}

// --- What is shown of a plan ---

fn plan() -> Plan {
    built_in().unwrap().plan
}

fn all_partners(plan: &Plan) -> Vec<PartnerId> {
    plan.partners.iter().map(|it| it.id.clone()).collect()
}

fn shown(plan: &Plan, query: &str, selected: Option<&str>) -> Scene {
    let choice = Choice::of(&Query::parse(query), selected, plan);
    scene(plan, &plan.relations(), &all_partners(plan), &choice)
}

fn armenia() -> PartnerId {
    PartnerId::new("armenia").unwrap()
}

fn sentences(scene: &Scene, name: &str) -> Vec<String> {
    let at = scene.nodes.iter().position(|node| node.name == name);
    scene.sentences(at.unwrap_or_else(|| panic!("{name} is not shown")))
}

#[test]
fn the_plan_of_bsec_shows_all_that_it_says() {
    let plan = plan();
    let scene = shown(&plan, "", None);
    assert_eq!(scene.left_out, Vec::<String>::new());
    let count =
        plan.partners.len() + plan.programmes.len() + plan.objectives.len() + plan.meetings.len();
    assert_eq!(scene.nodes.len(), count);
    assert_eq!(
        sentences(&scene, "Republic of Armenia"),
        ["Republic of Armenia hosts World Congress on Information Technology 2024"]
    );
    assert_eq!(
        sentences(&scene, "Korea-BSEC ICT Cooperation Program"),
        ["Korea-BSEC ICT Cooperation Program is with Republic of Korea"]
    );
}

#[test]
fn kinds_that_are_not_wanted_are_not_shown() {
    let mut plan = plan();
    plan.objectives[2].lead = Some(armenia());
    plan.objectives[2].participants = vec![PartnerId::new("georgia").unwrap()];
    let edges = |query: &str| {
        let scene = shown(&plan, query, None);
        let mut kinds: Vec<&str> = scene.edges.iter().map(|edge| edge.kind.word()).collect();
        kinds.sort_unstable();
        kinds.join(" ")
    };
    assert_eq!(edges(""), "cooperates hosts leads takes-part");
    assert_eq!(edges("?without=leads"), "cooperates hosts takes-part");
    assert_eq!(edges("?without=objective,hosts"), "cooperates");
    let scene = shown(&plan, "?without=partner", None);
    assert!(
        scene
            .nodes
            .iter()
            .all(|node| node.item.as_ref().unwrap().kind() != "partner")
    );
    // What the address says and no version knows changes nothing.
    assert_eq!(edges("?without=flags"), "cooperates hosts leads takes-part");
    let choice = Choice::of(&Query::parse("?without=leads"), None, &plan);
    assert_eq!(choice.with("hosts", false), "hosts,leads");
    assert_eq!(choice.with("leads", true), "");
    assert_eq!(WITHOUT, "without");
}

#[test]
fn the_chosen_one_is_shared_with_the_other_views() {
    let plan = plan();
    let node = |query: &str, selected| Choice::of(&Query::parse(query), selected, &plan).node;
    assert_eq!(node("", Some("armenia")), Some(ItemId::Partner(armenia())));
    assert_eq!(
        node("", Some("korea-bsec-ict")).map(|item| item.kind()),
        Some("programme")
    );
    let objective = ObjectiveId::new("fw-3").map(ItemId::Objective);
    assert_eq!(node("?node=objective:fw-3", None), objective);
    assert_eq!(
        node("?node=objective:fw-3", Some("armenia")),
        Some(ItemId::Partner(armenia()))
    );
    assert_eq!(node("?node=meeting:no-such", Some("nobody")), None);
    assert_eq!(NODE, "node");
}

/// A plan that is too large for one picture.
fn large() -> Plan {
    let mut plan = plan();
    let (partner, objective) = (plan.partners[0].clone(), plan.objectives[0].clone());
    let meeting = plan.meetings[0].clone();
    for at in 0..450 {
        let mut partner = partner.clone();
        partner.id = PartnerId::new(format!("partner-{at}")).unwrap();
        partner.name = format!("Partner {at}");
        plan.partners.push(partner);
    }
    plan.objectives.clear();
    for at in 0..2000 {
        let mut objective = objective.clone();
        objective.id = ObjectiveId::new(format!("ob-{at}")).unwrap();
        objective.kind = ObjectiveKind::ALL[at % 3];
        objective.number = Some(format!("{at}."));
        objective.lead = PartnerId::new(format!("partner-{}", at % 400));
        objective.participants = (1..5)
            .filter_map(|by| PartnerId::new(format!("partner-{}", (at * by) % 400)))
            .collect();
        if at % 25 == 1 {
            objective
                .participants
                .push(PartnerId::new("partner-0").unwrap());
        }
        objective.participants.dedup();
        plan.objectives.push(objective);
    }
    for at in 0..120 {
        let mut meeting = meeting.clone();
        meeting.id = MeetingId::new(format!("meeting-{at}")).unwrap();
        meeting.host = PartnerId::new(format!("partner-{at}"));
        plan.meetings.push(meeting);
    }
    plan
}

#[test]
fn a_large_plan_is_put_together_and_says_what_is_left_out() {
    let plan = large();
    let scene = shown(&plan, "", None);
    assert!(scene.nodes.len() <= 180, "{} nodes", scene.nodes.len());
    let groups: Vec<&str> = scene
        .nodes
        .iter()
        .filter(|node| node.item.is_none())
        .map(|node| node.name.as_str())
        .collect();
    let goal = plan.goals[0].number.as_str();
    assert_eq!(
        plan.objectives[0].goal,
        GoalId::new(plan.goals[0].id.as_str())
    );
    assert_eq!(
        groups,
        [
            format!("667 frameworks of action, goal {goal}"),
            "120 meetings: Ministerial meeting".to_owned(),
            format!("666 objectives, goal {goal}"),
            format!("667 priority areas, goal {goal}"),
        ],
        "{groups:?}"
    );
    let said = scene.left_out.join("\n");
    assert!(said.contains("667 frameworks of action"), "{said}");
    assert!(said.contains("are left out"), "{said}");
    // No relation of a node that is shown is lost: it is counted at the group.
    let busiest = scene
        .nodes
        .iter()
        .position(|node| node.name.starts_with("Partner "));
    let busiest = busiest.unwrap();
    let leads: usize = (scene.edges.iter())
        .filter(|edge| edge.kind == RelationKind::Leads && edge.from == busiest)
        .map(|edge| edge.count)
        .sum();
    assert_eq!(leads, 5);

    let scene = shown(&plan, "?node=objective:ob-7", None);
    let named = sentences(&scene, &plan.objective_label(&plan.objectives[7]));
    assert!(
        named
            .iter()
            .any(|said| said.ends_with("is led by Partner 7")),
        "{named:?}"
    );
    assert!(scene.nodes.len() <= 8, "{} nodes", scene.nodes.len());
    let said = scene.left_out.join("\n");
    assert!(said.contains("all that it is related with"), "{said}");

    let scene = shown(&plan, "", Some("partner-0"));
    assert!(scene.nodes.len() <= 41, "{} nodes", scene.nodes.len());
    let said = scene.left_out.join("\n");
    assert!(said.contains("40 of the "), "{said}");
}
