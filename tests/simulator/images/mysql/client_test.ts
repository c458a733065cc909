import assert from "node:assert/strict";
import { mysqlBox } from "./mysql_box.ts";

const box = mysqlBox();
box.say("create table t (id int auto_increment primary key, n text); insert into t (n) values ('a')");

Deno.test("lines that are typed: over two lines, another database, and the end", () => {
  const stdin = ["insert into t (n)\n", "values ('b');\n", "select * from t;\n", "use mysql\n", "exit\n"];
  const { out, code } = box.client(["-uroot", "-ppw", "shop"], { stdin, tty: true });
  assert.equal(code, 0);
  assert.equal(
    out.slice(out.indexOf("mysql> ")),
    "mysql>     -> Query OK, 1 row affected (0.00 sec)\n\nmysql> +----+---+\n| id | n |\n+----+---+\n|  1 | a |\n|  2 | b |\n+----+---+\n" +
      "2 rows in set (0.00 sec)\n\nmysql> Database changed\nmysql> Bye\n",
  );
});

Deno.test("a password is asked for; a script ends at its first mistake", () => {
  const { out, err, code } = box.client(["-uroot", "-p", "shop"], {
    stdin: ["pw\n", "select 1;\nnope;\nselect 2;\n"],
  });
  assert.deepEqual([out, code], ["Enter password: 1\n1\n", 1]);
  assert.match(err, /^ERROR 1064 \(42000\) at line 2: You have an error in your SQL syntax/);
});

Deno.test("MariaDB has its own name in prompts and messages, and does not warn", () => {
  const maria = mysqlBox({ isMaria: true });
  const { out, err } = maria.client(["-uroot", "-ppw", "shop"], { stdin: ["selec;\n", "exit\n"], tty: true });
  assert.match(out, /MariaDB \[shop\]> /);
  assert.match(
    err,
    /^ERROR 1064 \(42000\): You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version/,
  );
});

Deno.test("where no server is", () => {
  const { err } = box.client(["-h", "db", "-P", "1", "-uroot", "-e", "select 1"]);
  assert.equal(err, "ERROR 2003 (HY000): Can't connect to MySQL server on 'db:1' (111)\n");
});
