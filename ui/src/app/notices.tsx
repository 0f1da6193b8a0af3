// What the program must tell the user at its start, until it is read.
import { TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../shared/layout/button";

export function Notices({ notices }: { notices: string[] }) {
  const [read, setRead] = useState<string[]>([]);
  return notices
    .filter((notice) => !read.includes(notice))
    .map((notice) => (
      <div key={notice} role="alert" className="app-notice">
        <TriangleAlert size={16} aria-hidden="true" />
        <p>{notice}</p>
        <Button look="quiet" aria-label="Dismiss" onPress={() => setRead([...read, notice])}>
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
    ));
}
