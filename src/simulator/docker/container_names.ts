/** Names for containers that were given none: a mood and somebody who has done something for computing or science. */
import type { Random } from "../clock/random.ts";

const MOODS =
  ("agile amazing brave bold bright busy calm charming clever cool crazy curious daring dazzling dreamy eager " +
    "ecstatic elegant epic fervent festive focused friendly funny gallant gifted goofy gracious happy hardcore hopeful " +
    "hungry infallible inspiring jolly jovial keen kind laughing loving lucid magical modest musing mystifying naughty " +
    "nervous nice nifty nostalgic objective optimistic peaceful pedantic pensive practical priceless quirky quizzical " +
    "recursing relaxed reverent romantic sad serene sharp silly sleepy stoic strange suspicious sweet tender thirsty " +
    "trusting unruffled upbeat vibrant vigilant wizardly wonderful xenodochial youthful zealous zen").split(
      " ",
    );

const PEOPLE =
  ("agnesi allen antonelli archimedes ardinghelli babbage banach bardeen bartik bell blackwell bohr booth borg " +
    "bose brattain brown burnell cannon carson cerf chandrasekhar chatelet clarke cohen cori curie darwin davinci dijkstra " +
    "easley edison einstein elion engelbart euclid euler faraday feistel fermat fermi feynman franklin galileo galois gates " +
    "gauss germain goldberg goodall grothendieck hamilton hawking heisenberg hellman hermann hodgkin hopper hypatia " +
    "jackson jemison johnson joliot kalam kapitsa keller kepler khorana kirch knuth kowalevski lalande lamarr lamport leakey " +
    "leavitt lewin liskov lovelace lumiere margulis mayer mccarthy mcclintock meitner mendel mendeleev mirzakhani moore " +
    "morse neumann newton nightingale nobel noether northcutt noyce panini pasteur payne perlman pike poincare ptolemy raman " +
    "ramanujan rhodes ride ritchie robinson rubin saha sammet satoshi shannon shaw shirley shockley sinoussi snyder spence " +
    "stonebraker swartz tesla thompson torvalds turing varahamihira villani visvesvaraya volhard wescoff wiles williams " +
    "wilson wozniak wright yalow yonath zhukovsky").split(" ");

/** `keen_grothendieck`; from the second attempt on with a digit. */
export function randomName(random: Random, attempt = 0): string {
  const name = `${random.pick(MOODS)}_${random.pick(PEOPLE)}`;
  return attempt > 0 ? `${name}${random.below(10)}` : name;
}
