import assert from "node:assert/strict";
import { mysqlBox } from "./mysql_box.ts";

const box = mysqlBox();
box.say(
  "create table users (id int auto_increment primary key, name varchar(9) not null, mail text unique, ok bool default true)",
);

for (
  const [sql, shown] of [
    ["show tables", "Tables_in_shop\nusers"],
    [
      "describe users",
      "Field\tType\tNull\tKey\tDefault\tExtra\nid\tint\tNO\tPRI\tNULL\tauto_increment\nname\tvarchar(9)\tNO\t\tNULL\t\nmail\ttext\tYES\tUNI\tNULL\t\nok\ttinyint(1)\tYES\t\t1",
    ],
    ["desc nope", "ERROR 1146 (42S02) at line 1: Table 'shop.nope' doesn't exist"],
    ["create database other; use other; create table t (a int); show tables", "Tables_in_other\nt"],
    ["create database other", "ERROR 1007 (HY000) at line 1: Can't create database 'other'; database exists"],
    [
      "drop database other; show databases",
      "Database\ninformation_schema\nmysql\nperformance_schema\nshop\nsys",
    ],
    [
      "drop database nope",
      "ERROR 1008 (HY000) at line 1: Can't drop database 'nope'; database doesn't exist",
    ],
    ["use nope", "ERROR 1049 (42000) at line 1: Unknown database 'nope'"],
    ["show variables", "ERROR 1105 (HY000) at line 1: not simulated: SHOW VARIABLES"],
    [
      "show grants for nobody",
      "ERROR 1141 (42000) at line 1: There is no such grant defined for user 'nobody' on host '%'",
    ],
    ["show index from users", "ERROR 1105 (HY000) at line 1: not simulated: SHOW INDEX FROM USERS"],
    ["explain select 1", "ERROR 1105 (HY000) at line 1: not simulated: EXPLAIN of a query"],
    ["flush privileges; set names utf8", ""],
  ] as const
) {
  Deno.test(`MySQL: ${sql}`, () => assert.equal(box.say(sql), shown));
}

Deno.test("an account that was made may come, and has what it was granted", () => {
  box.say("create user 'eve'@'%' identified by 'x'");
  const eve = (...words: string[]) => box.client(["-ueve", "-px", ...words]);
  assert.match(eve("shop", "-e", "select 1").err, /Access denied for user 'eve'@'%' to database 'shop'/);
  box.say("grant all privileges on shop.* to 'eve'@'%'");
  assert.match(eve("-e", "create user x").err, /^ERROR 1227 \(42000\) at line 1: Access denied; you need/m);
  assert.match(
    eve("-e", "drop database if exists mine").err,
    /Access denied for user 'eve'@'%' to database 'mine'/,
  );
  assert.equal(
    box.say("show grants for 'eve'@'%'"),
    "Grants for eve@%\nGRANT USAGE ON *.* TO `eve`@`%`\nGRANT ALL PRIVILEGES ON `shop`.* TO `eve`@`%`",
  );
  assert.equal(eve("shop", "-e", "select 1").out, "1\n1\n");
});
