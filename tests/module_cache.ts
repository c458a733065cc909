/** Where Deno keeps its modules: a program with another home would fetch them all again. */
export const moduleCache: string = JSON.parse(
  new TextDecoder().decode(
    new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).outputSync().stdout,
  ),
).denoDir;
