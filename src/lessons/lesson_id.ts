/** Names of lessons, steps and mistakes: they stand in paths and on command lines. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Of the id of a lesson that is written anew: it is also part of the name of a namespace. */
export const MAX_ID_LENGTH = 40;

/** A title, or anything else, as an id; empty where nothing in it can stand in one. */
export function asId(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, MAX_ID_LENGTH).replace(/^-+|-+$/g, "");
}
