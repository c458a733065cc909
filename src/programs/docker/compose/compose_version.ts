/** The version of Compose whose words and ways these are. */
export const COMPOSE_VERSION = "2.40.3";
