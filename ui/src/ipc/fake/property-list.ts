// Reads pasted property ids as the program does: a plain list, or a CSV with the header id,name,kind.
import type { ClientProperty, PropertyKind, PropertyList } from "../bindings";

export function readPropertyList(text: string): PropertyList {
  const properties: ClientProperty[] = [];
  const problems: string[] = [];
  for (const [at, raw] of text.split("\n").entries()) {
    const [id = "", name = "", kind = ""] = raw.split(/[,;\t]/).map((part) => part.trim());
    if (id === "" || id.toLowerCase() === "id") continue;
    if (!/^[\w-]{1,12}$/.test(id)) problems.push(`Line ${at + 1}: “${id}” is not a property id.`);
    else if (!["", "commercial", "residential"].includes(kind))
      problems.push(`Line ${at + 1}: “${kind}” is neither commercial nor residential.`);
    else if (properties.some((one) => one.id === id))
      problems.push(`Line ${at + 1}: ${id} is there already.`);
    else properties.push({ id, name: name || null, kind: (kind as PropertyKind) || null });
  }
  return { properties, problems };
}
