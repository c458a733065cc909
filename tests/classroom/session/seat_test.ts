import assert from "node:assert/strict";
import { PaceStopped } from "../../../src/classroom/live_pace.ts";
import { Seat } from "../../../src/classroom/session/seat.ts";
import type { SessionWorld } from "../../../src/classroom/session/session_world.ts";

/** A world that takes down what it is told, until it ends. */
class TakingWorld {
  readonly took: string[] = [];
  isOver = false;
  readonly pace = {
    inTurn: <T>(work: () => Promise<T>): Promise<T> =>
      this.isOver ? Promise.reject(new PaceStopped()) : work(),
  };
  readonly classroom = {
    terminals: new Map<number, unknown>(),
    openTerminal: (number: number, { columns }: { columns: number }) => {
      this.took.push(`terminal ${number} of ${columns}`);
      const terminal = { ready: () => Promise.resolve(void this.took.push("its prompt")) };
      this.classroom.terminals.set(number, terminal);
      return Promise.resolve(terminal);
    },
    key: (text: string, number: number) => Promise.resolve(void this.took.push(`${text} at ${number}`)),
  };
}

function seatIn(worlds: TakingWorld[], acts = { isClosed: false, idle: () => Promise.resolve() }): Seat {
  return new Seat({ acts, world: () => worlds[0] as unknown as SessionWorld });
}

Deno.test("terminals are opened again in another world, each with its last size", async () => {
  const worlds = [new TakingWorld(), new TakingWorld()];
  const seat = seatIn(worlds);
  await seat.openTerminal(1, { columns: 80, rows: 24 });
  await seat.openTerminal(2, { columns: 60, rows: 24 });
  await seat.openTerminal(1, { columns: 100, rows: 24 });
  worlds.shift();
  await seat.reopen();
  assert.deepEqual(worlds[0]!.took, ["terminal 1 of 100", "terminal 2 of 60"]);
});

Deno.test("keys that come when a world ends are typed in the one after it, in their order", async () => {
  const worlds = [new TakingWorld(), new TakingWorld()];
  worlds[1]!.classroom.terminals.set(1, {});
  worlds[0]!.isOver = true;
  const next = Promise.withResolvers<void>();
  const seat = seatIn(worlds, { isClosed: false, idle: () => next.promise });
  const keys = ["l", "s", "\r"].map((key) => seat.key(key, 1));
  worlds.shift();
  next.resolve();
  await Promise.all(keys);
  assert.deepEqual(worlds[0]!.took, ["l at 1", "s at 1", "\r at 1"]);
});

Deno.test("keys for a terminal that is not there open it, as large as the first", async () => {
  const world = new TakingWorld();
  const seat = seatIn([world]);
  await seat.openTerminal(1, { columns: 100, rows: 24 });
  await seat.key("ls\r", 2);
  await seat.key("pwd\r", 2);
  const took = ["terminal 1 of 100", "terminal 2 of 100", "its prompt", "ls\r at 2", "pwd\r at 2"];
  assert.deepEqual(world.took, took);
});

Deno.test("keys that come when the lesson is left are not typed anywhere", async () => {
  const world = new TakingWorld();
  world.isOver = true;
  const seat = seatIn([world], { isClosed: true, idle: () => Promise.resolve() });
  await assert.rejects(seat.key("x", 1), PaceStopped);
  assert.deepEqual(world.took, []);
});

Deno.test("keys for a world that has ended, with none to come, are refused", async () => {
  const world = new TakingWorld();
  world.isOver = true;
  const seat = seatIn([world]);
  await assert.rejects(seat.key("x", 1), PaceStopped);
  await assert.rejects(seat.line("ls", 1), PaceStopped);
  assert.deepEqual(world.took, []);
});

/** What is typed of the line `ls`, and told, before anything else happens in the world. */
const lines: [name: string, isMidLine: boolean, took: string[]][] = [
  ["at an empty line", false, ["ls\r at 1", "told"]],
  ["in the place of one that was begun", true, ["\x05\x15ls\r at 1", "told"]],
];

for (const [name, isMidLine, took] of lines) {
  Deno.test(`a command line ${name}`, async () => {
    const world = new TakingWorld();
    world.classroom.terminals.set(1, { isMidLine });
    await seatIn([world]).line("ls", 1, () => void world.took.push("told"));
    assert.deepEqual(world.took, took);
  });
}
