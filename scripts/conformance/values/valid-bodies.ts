import type { SchemaFacts } from "revokit";
import type { Validate } from "revokit/runtime";
import type { Severity } from "../runner/findings.ts";
import { type BodyMember, membersOf, requiredOnly, withMember } from "./body-members.ts";
import { isReference } from "./refers.ts";
import { type BoundaryValue, boundaryValues } from "./boundary-values.ts";

/** A body that the document allows. */
export interface ValidBody {
  readonly what: string;
  readonly value: unknown;
  /** The severity of its refusal. */
  readonly severity: Severity;
}

/** Enough to find what is checked too strictly. */
const MAX_BODIES = 40;

/** Bodies made from a valid one, each with one member at a bound of its schema, then with each listed value. */
export function boundaryBodies(schema: SchemaFacts, whole: unknown, validate: Validate): readonly ValidBody[] {
  const bodies = membersOf(schema, whole).flatMap((member) => {
    const put = (value: unknown) => withMember(schema, whole, { path: member.path, value, whole });
    return boundaryValues(member.schema, member.value, (value) => validate(put(value))).map((bound) => ({
      what: `whose ${nameOf(member)} is ${bound.what} value`,
      value: put(bound.value),
      severity: severityOf(member, bound),
      isListed: bound.keywords.includes("enum"),
    }));
  });
  return [...bodies.filter(({ isListed }) => !isListed), ...bodies.filter(({ isListed }) => isListed)]
    .filter(({ value }) => JSON.stringify(value) !== JSON.stringify(whole))
    .slice(0, MAX_BODIES);
}

/** A body with only the required members, then with each optional one added; none if the schema requires more. */
export function singleMemberBodies(schema: SchemaFacts, whole: unknown, validate: Validate): readonly ValidBody[] {
  const least = requiredOnly(schema, whole);
  if (validate(least).length > 0) return [];
  const alone = membersOf(schema, whole)
    .filter(({ isRequired }) => !isRequired)
    .map((member): ValidBody => {
      const { path, value } = member;
      return {
        what: `with ${nameOf(member)} as the one optional member`,
        value: withMember(schema, least, { path, value: requiredOnly(member.schema, value), whole }),
        severity: isReferring(member) && !member.isShown ? "note" : "failure",
      };
    });
  return [{ what: "with only its required members", value: least, severity: "failure" } as const, ...alone]
    .filter(({ value }) => validate(value).length === 0)
    .slice(0, MAX_BODIES);
}

function nameOf({ path }: BodyMember): string {
  return path.join("/");
}

/**
 * A refusal does not contradict what the document only implies or marks as inferred; nor does refusing the name of something
 * that does not exist.
 */
function severityOf(member: BodyMember, { keywords, isImplied = false }: BoundaryValue): Severity {
  const isInferred = keywords.some((keyword) => member.schema.inferred?.includes(keyword));
  const isText = !keywords.includes("enum") && member.schema.type?.includes("string") === true;
  return isImplied || isInferred || (isText && isReferring(member)) ? "note" : "failure";
}

/** Whether a member's name says that it refers to something that exists elsewhere. */
function isReferring({ path }: BodyMember): boolean {
  return isReference(path.at(-1) ?? "");
}
