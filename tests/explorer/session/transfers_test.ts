import assert from "node:assert/strict";
import { type Transfer, Transfers } from "../../../src/explorer/session/transfers.ts";
import { copyDouble } from "./copy_double.ts";

const { copy: { wish } } = copyDouble(async function* () {}, {});
const fresh: Omit<Transfer, "id"> = {
  wish,
  context: "",
  kubectl: "",
  state: "Copying",
  files: 0,
  bytes: 0,
  total: undefined,
  since: 0,
  until: undefined,
  problem: "",
  remarks: [],
};

Deno.test("what becomes of a transfer is told to who listens", () => {
  const transfers = new Transfers();
  const heard: string[] = [];
  const end = new AbortController();
  transfers.subscribe(() => heard.push(transfers.list.map(({ state }) => state).join()), end.signal);
  const { change } = transfers.add(fresh, () => {});
  change({ state: "Done" });
  end.abort();
  change({ state: "Failed" });
  assert.deepEqual(heard, ["Copying", "Done"]);
});

Deno.test("the one that is meant is cancelled", () => {
  const transfers = new Transfers();
  const cancelled: string[] = [];
  transfers.add(fresh, () => cancelled.push("first"));
  transfers.cancel(transfers.add(fresh, () => cancelled.push("second")).id);
  assert.deepEqual(cancelled, ["second"]);
});

Deno.test("old ones are forgotten, running ones never", () => {
  const transfers = new Transfers();
  const running = transfers.add(fresh, () => {}).id;
  for (let count = 0; count < 80; count++) transfers.add(fresh, () => {}).change({ state: "Done" });
  assert.equal(transfers.list[0]!.id, running);
  assert.ok(transfers.list.length <= 53, String(transfers.list.length));
});
