import { z } from "zod";

interface Definition {
  type: string;
  in: z.ZodType;
  out: z.ZodType;
  shape: Record<string, z.ZodType>;
  element: z.ZodType;
  innerType: z.ZodType;
  options: z.ZodType[];
}

const definitionOf = (schema: z.ZodType) => (schema as unknown as { _zod: { def: Definition } })._zod.def;

/**
 * What a form takes when it is sent as JSON, as a schema without the steps that read what browsers send. Forms accept text for
 * everything and blanks for nothing; a program is told of the value itself, and may leave out what may be nothing.
 */
export function describedSchema(schema: z.ZodType): z.ZodType {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "pipe":
      return describedSchema(definitionOf(definition.in).type === "transform" ? definition.out : definition.in);
    case "object":
      return z.strictObject(
        Object.fromEntries(
          Object.entries(definition.shape).map(([key, field]) => {
            const described = describedSchema(field);
            return [key, mayBeLeftOut(described) ? described.optional() : described];
          }),
        ),
      );
    case "array":
      return z.array(describedSchema(definition.element));
    case "nullable":
      return describedSchema(definition.innerType).nullable();
    case "optional":
      return describedSchema(definition.innerType).optional();
    case "union": {
      // A whole number may be written as a number or as text.
      const number = definition.options.find((option) => definitionOf(option).type === "number");
      return number ? z.number().int() : z.union(definition.options.map(describedSchema));
    }
    case "string":
      return z.string();
    default:
      return schema;
  }
}

/** Nothing, an empty list or record and an unticked box are what an absent field means. */
function mayBeLeftOut(schema: z.ZodType): boolean {
  return ["nullable", "optional", "array", "record", "boolean"].includes(definitionOf(schema).type);
}

/** Names in a body that its form does not have, such as `people.0.nmae`. */
export function unknownFields(schema: z.ZodType, value: unknown, place = ""): string[] {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "nullable":
    case "optional":
      return unknownFields(definition.innerType, value, place);
    case "array":
      return Array.isArray(value)
        ? value.slice(0, 1000).flatMap((item, index) => unknownFields(definition.element, item, `${place}${index}.`))
        : [];
    case "object":
      if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
      return Object.entries(value).flatMap(([key, inner]) => {
        const field = Object.hasOwn(definition.shape, key) ? definition.shape[key] : undefined;
        return field ? unknownFields(field, inner, `${place}${key}.`) : [`${place}${key}`.slice(0, 80)];
      });
    default:
      return [];
  }
}

/** A form's fields without those that the product adds itself. */
export function withoutAdded(schema: z.ZodType, added: readonly string[] = []): z.ZodType {
  const described = describedSchema(schema);
  if (added.length === 0) return described;
  const shape = Object.entries(definitionOf(described).shape).filter(([name]) => !added.includes(name));
  return z.strictObject(Object.fromEntries(shape));
}
