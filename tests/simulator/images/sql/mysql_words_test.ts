import assert from "node:assert/strict";
import { mysqlBox } from "../mysql/mysql_box.ts";

const box = mysqlBox();
box.say(
  "create table t (id int auto_increment primary key, name varchar(3) not null, mail text unique, n int check (n > 0), d date, e enum('a', 'b'))",
);
box.say(
  "create table c (t_id int, foreign key (t_id) references t (id)); insert into t (name, mail) values ('a', 'm'); insert into c values (1)",
);
const KEY = "CONSTRAINT `c_ibfk_1` FOREIGN KEY (`t_id`) REFERENCES `t` (`id`)";

for (
  const [sql, told] of [
    ["select * from nope", "1146 (42S02): Table 'shop.nope' doesn't exist"],
    ["select nope from t", "1054 (42S22): Unknown column 'nope' in 'field list'"],
    ["select id from t order by nope", "1054 (42S22): Unknown column 'nope' in 'order clause'"],
    ["insert into t (nope) values (1)", "1054 (42S22): Unknown column 'nope' in 'field list'"],
    ["insert into t (name, mail) values ('b', 'm')", "1062 (23000): Duplicate entry 'm' for key 't.mail'"],
    ["insert into t (id, name) values (1, 'b')", "1062 (23000): Duplicate entry '1' for key 't.PRIMARY'"],
    ["insert into t (mail) values ('x')", "1364 (HY000): Field 'name' doesn't have a default value"],
    ["insert into t (name) values (null)", "1048 (23000): Column 'name' cannot be null"],
    ["insert into t (name) values ('long')", "1406 (22001): Data too long for column 'name' at row 1"],
    [
      "insert into t (name, n) values ('a', 'x')",
      "1366 (HY000): Incorrect integer value: 'x' for column 'n' at row 1",
    ],
    ["insert into t (name, n) values ('a', 0)", "3819 (HY000): Check constraint 't_chk_1' is violated."],
    ["insert into t (name, e) values ('a', 'z')", "1265 (01000): Data truncated for column 'e' at row 1"],
    ["insert into t values (1, 2)", "1136 (21S01): Column count doesn't match value count at row 1"],
    [
      "insert into c values (9)",
      `1452 (23000): Cannot add or update a child row: a foreign key constraint fails (\`shop\`.\`c\`, ${KEY})`,
    ],
    [
      "delete from t",
      `1451 (23000): Cannot delete or update a parent row: a foreign key constraint fails (\`shop\`.\`c\`, ${KEY})`,
    ],
    [
      "drop table t",
      "3730 (HY000): Cannot drop table 't' referenced by a foreign key constraint 'c_ibfk_1' on table 'c'.",
    ],
    ["create table t (a int)", "1050 (42S01): Table 't' already exists"],
    ["select nofunc(1)", "1305 (42000): FUNCTION shop.nofunc does not exist"],
  ] as const
) {
  Deno.test(`MySQL says of ${sql}: ${told}`, () =>
    assert.equal(
      box.say(sql),
      `ERROR ${told.replace(": ", " at line 1: ").replace(/^(\d+ \(\w+\)) at line 1/, "$1 at line 1")}`,
    ));
}
