import { describe, expect, test } from "vitest";
import { type AskPage, PAGE, PageCache } from "./page-cache";

type Asked = {
  generation: number;
  first: number;
  answer: (rows?: string) => Promise<void>;
  refuse: (why: unknown) => Promise<void>;
};

/** A cache over a source that answers when the test says so. */
function slowSource(count: number) {
  const asked: Asked[] = [];
  const question: AskPage<string, null> = (generation, first, last) =>
    new Promise((resolve, reject) => {
      const settled = () =>
        new Promise<void>((done) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(done))));
      asked.push({
        generation,
        first,
        answer: (name = "row") => {
          const rows = Array.from(
            { length: Math.max(0, Math.min(last, count) - first) },
            (_, at) => `${name} ${first + at}`,
          );
          resolve({ generation, count, first, rows, about: null });
          return settled();
        },
        refuse: (why) => {
          reject(why);
          return settled();
        },
      });
    });
  return { cache: new PageCache<string, null>(), question, asked };
}

const at = (asked: Asked[], index: number): Asked => {
  const found = asked.at(index);
  if (!found) throw new Error(`question ${index} was not asked`);
  return found;
};

describe("the page cache", () => {
  test("shows the first page when it is there, not before", async () => {
    const { cache, question, asked } = slowSource(1000);
    void cache.ask(question, false);
    expect(cache.snapshot()).toMatchObject({ count: 0, about: null, asking: true });
    await at(asked, 0).answer();
    expect(cache.snapshot()).toMatchObject({ count: 1000, asking: false });
    expect(cache.rowAt(PAGE - 1)).toBe(`row ${PAGE - 1}`);
    expect(cache.rowAt(PAGE)).toBeUndefined();
  });

  test("keeps the old rows until a newer question is answered, and drops the answer that comes late", async () => {
    const { cache, question, asked } = slowSource(1000);
    void cache.ask(question, false);
    await at(asked, 0).answer("old");
    void cache.ask(question, false);
    void cache.ask(question, false);
    expect(at(asked, 2).generation).toBeGreaterThan(at(asked, 1).generation);
    expect(cache.rowAt(0)).toBe("old 0");
    await at(asked, 2).answer("new");
    await at(asked, 1).answer("late");
    expect(cache.rowAt(0)).toBe("new 0");
  });

  test("fetches ahead of what is looked at, one question for each page", async () => {
    const { cache, question, asked } = slowSource(10_000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    cache.look(20, 70);
    cache.look(30, 80);
    expect(asked.map(({ first }) => first)).toEqual([0, PAGE]);
  });

  test("has at most four questions under way, and asks for where the reader is once one is answered", async () => {
    const { cache, question, asked } = slowSource(100_000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    for (const place of [5, 15, 25, 35, 45, 55]) cache.look(place * PAGE + 80, place * PAGE + 120);
    expect(asked).toHaveLength(5);
    await at(asked, 1).answer();
    expect(at(asked, -1).first).toBe(55 * PAGE);
  });

  test("keeps forty pages, those looked at last", async () => {
    const { cache, question, asked } = slowSource(100_000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    for (let page = 1; page <= 45; page++) {
      cache.look(page * PAGE + 20, page * PAGE + 30);
      await at(asked, -1).answer();
    }
    expect(cache.rowAt(45 * PAGE)).toBeDefined();
    expect(cache.rowAt(6 * PAGE)).toBeDefined();
    expect(cache.rowAt(5 * PAGE)).toBeUndefined();
  });

  test("asked again, it begins where the reader is", async () => {
    const { cache, question, asked } = slowSource(10_000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    cache.look(20 * PAGE + 60, 20 * PAGE + 70);
    await at(asked, -2).answer();
    await at(asked, -1).answer();
    void cache.again();
    expect(asked.slice(-2).map(({ first }) => first)).toEqual([20 * PAGE, 21 * PAGE]);
  });

  test("a refusal keeps the rows and says why", async () => {
    const { cache, question, asked } = slowSource(1000);
    void cache.ask(question, false);
    await at(asked, 0).answer();
    void cache.again();
    await at(asked, 1).refuse({ code: "storage", message: "" });
    expect(cache.snapshot()).toMatchObject({ count: 1000, asking: false, error: { code: "storage" } });
    expect(cache.rowAt(0)).toBe("row 0");
  });

  test("across the border of two pages, both are there before either is shown", async () => {
    const { cache, question, asked } = slowSource(10_000);
    void cache.ask(question, false);
    await at(asked, 0).answer("old");
    cache.look(80, 120);
    await at(asked, 1).answer("old");
    void cache.again();
    expect(asked.slice(2).map(({ first }) => first)).toEqual([0, PAGE]);
    await at(asked, 2).answer("new");
    expect([cache.rowAt(90), cache.rowAt(110)]).toEqual(["old 90", "old 110"]);
    await at(asked, 3).answer("new");
    expect([cache.rowAt(90), cache.rowAt(110)]).toEqual(["new 90", "new 110"]);
  });

  test("notices that come faster than answers let each answer through, and ask once more", async () => {
    const { cache, question, asked } = slowSource(100);
    void cache.ask(question, false);
    await at(asked, 0).answer("old");
    void cache.again();
    void cache.again();
    void cache.again();
    expect(asked).toHaveLength(2);
    await at(asked, 1).answer("new");
    expect(cache.rowAt(0)).toBe("new 0");
    expect(asked).toHaveLength(3);
  });

  test("a row that says the same stays the same object, and nothing changed is no other version", async () => {
    const cache = new PageCache<{ name: string; tags: string[] }, { total: number }>();
    let name = "a";
    const question: AskPage<{ name: string; tags: string[] }, { total: number }> = async (generation) => ({
      generation,
      count: 2,
      first: 0,
      rows: [
        { name: "same", tags: ["x"] },
        { name, tags: [] },
      ],
      about: { total: 2 },
    });
    await cache.ask(question, false);
    const [row, { version, about }] = [cache.rowAt(0), cache.snapshot()];
    await cache.again();
    expect(cache.rowAt(0)).toBe(row);
    expect(cache.snapshot().version).toBe(version);
    expect(cache.snapshot().about).toBe(about);
    name = "b";
    await cache.again();
    expect(cache.rowAt(0)).toBe(row);
    expect(cache.rowAt(1)?.name).toBe("b");
    expect(cache.snapshot().version).toBe(version + 1);
  });
});
