import assert from "node:assert/strict";
import { mysqlDialect } from "../../../../src/simulator/images/sql/mysql_dialect.ts";
import { tokensOf } from "../../../../src/simulator/images/sql/sql_text.ts";
import { mysqlBox } from "../mysql/mysql_box.ts";

for (
  const [written, shown, shownByMaria] of [
    ["INT", "int", "int(11)"],
    ["bigint unsigned", "bigint unsigned", "bigint(20) unsigned"],
    ["boolean", "tinyint(1)", "tinyint(1)"],
    ["DECIMAL(8, 2)", "decimal(8,2)", "decimal(8,2)"],
    ["varchar(20)", "varchar(20)", "varchar(20)"],
    ["enum('a','b')", "enum('a','b')", "enum('a','b')"],
  ] as const
) {
  Deno.test(`MySQL's type ${written}`, () => {
    const type = (isMaria: boolean) =>
      mysqlDialect({ database: "d", isMaria }).type(tokensOf(written, "mysql")).type.shown;
    assert.deepEqual([type(false), type(true)], [shown, shownByMaria]);
  });
}

const box = mysqlBox();
box.say(
  "create table Items (id int auto_increment primary key, firstName varchar(20), price decimal(6,2)); insert into Items (firstName, price) values ('Ale', 2.5), ('beer', 10)",
);

for (
  const [sql, shown] of [
    ["select firstName from shop.Items where firstName = 'ALE'", "firstName\nAle"],
    [
      "select max(price) / 4, avg(price), 7 div 2 from Items",
      "max(price) / 4\tavg(price)\t7 div 2\n2.500000\t6.250000\t3",
    ],
    [
      "select ifnull(null, 'x') as a, concat('a', 1), \"q\" from Items limit 1",
      "a\tconcat('a', 1)\tq\nx\ta1\tq",
    ],
    [
      "insert into Items (id, firstName) values (1, 'new') on duplicate key update firstName = values(firstName); select firstName from Items where id = 1",
      "firstName\nnew",
    ],
    ["insert ignore into Items (id) values (1); select count(*) from Items", "count(*)\n2"],
    ["select group_concat(firstName separator '; ') as g from Items", "g\nnew; beer"],
    ["select `id` from `Items` order by id desc limit 0, 1", "id\n2"],
    ["select date_format(now(), '%Y')", "ERROR 1105 (HY000) at line 1: not simulated: DATE_FORMAT"],
  ] as const
) {
  Deno.test(`MySQL: ${sql}`, () => assert.equal(box.say(sql), shown));
}
