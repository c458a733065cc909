/** `deno task pictures`: makes every picture again. */
import { draw, pictureFile, pictures } from "./pictures.ts";

for (const picture of pictures) await Deno.writeTextFile(pictureFile(picture), await draw(picture));
