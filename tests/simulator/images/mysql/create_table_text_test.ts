import assert from "node:assert/strict";
import { mysqlBox } from "./mysql_box.ts";

Deno.test("SHOW CREATE TABLE tells columns, keys and references", () => {
  const box = mysqlBox();
  box.say(
    "create table u (id int auto_increment primary key); create table o (u_id int not null, t timestamp default now(), n int default 3, foreign key (u_id) references u (id) on delete cascade)",
  );
  assert.equal(
    box.say("show create table o").split("\t").at(-1)!.replaceAll("\\n", "\n"),
    "CREATE TABLE `o` (\n  `u_id` int NOT NULL,\n  `t` timestamp NULL DEFAULT CURRENT_TIMESTAMP,\n  `n` int DEFAULT '3',\n" +
      "  KEY `o_ibfk_1` (`u_id`),\n  CONSTRAINT `o_ibfk_1` FOREIGN KEY (`u_id`) REFERENCES `u` (`id`) ON DELETE CASCADE\n" +
      ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci",
  );
});
