import assert from "node:assert/strict";
import {
  databaseSheet,
  describedSheet,
  relationSheet,
  roleSheet,
  schemaSheet,
} from "../../../../src/simulator/images/postgres/describe.ts";
import { newCluster } from "../../../../src/simulator/images/postgres/cluster.ts";
import { smallSession } from "../sql/small_database.ts";

const { live } = smallSession(
  "create table u (id serial primary key, mail text unique, n int check (n > 0)); create table o (u_id int references u (id) on delete cascade);" +
    "create index o_i on o (u_id); create view v as select id from u;",
);
const catalog = { cluster: newCluster("me", "", "shop"), tables: live.tables, views: live.views };

Deno.test("a table with its keys, checks and references", () =>
  assert.deepEqual(describedSheet(catalog, "u")?.footer, [
    "Indexes:",
    '    "u_pkey" PRIMARY KEY, btree (id)',
    '    "u_mail_key" UNIQUE CONSTRAINT, btree (mail)',
    "Check constraints:",
    '    "u_n_check" CHECK (n > 0)',
    "Referenced by:",
    '    TABLE "o" CONSTRAINT "o_u_id_fkey" FOREIGN KEY (u_id) REFERENCES u(id) ON DELETE CASCADE',
  ]));

for (
  const [kinds, names] of Object.entries({
    t: ["o", "u"],
    v: ["v"],
    s: ["u_id_seq"],
    i: ["o_i", "u_mail_key", "u_pkey"],
  })
) {
  Deno.test(`\\d${kinds} lists ${names}`, () =>
    assert.deepEqual(relationSheet(catalog, kinds, "me")?.rows.map((row) => row[1]), names));
}

Deno.test("databases, roles and schemas", () => {
  assert.deepEqual(databaseSheet(catalog, 17).rows.map(([name]) => name), [
    "postgres",
    "shop",
    "template0",
    "template1",
  ]);
  assert.equal(databaseSheet(catalog, 13).columns.length, 6);
  assert.deepEqual(roleSheet(catalog).rows.map(([name]) => name), ["me"]);
  assert.equal(schemaSheet().rows[0]?.[0], "public");
});
