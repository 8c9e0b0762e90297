/**
 * How a value is written in XML (OpenAPI 3.1, 4.8.26). By default a property is an element of its name, and an array is an
 * element for each item.
 */
export interface XmlFacts {
  /** The name of the element or the attribute. */
  readonly name?: string;
  readonly prefix?: string;
  readonly namespace?: string;
  /** Whether it is an attribute of its parent element. */
  readonly attribute?: boolean;
  /** Whether an array has an element around its items. */
  readonly wrapped?: boolean;
  readonly items?: XmlFacts;
  readonly properties?: Readonly<Record<string, XmlFacts>>;
}
