import { redirect } from "next/navigation";

/** The product begins with the inbox. */
export default function HomePage() {
  redirect("/inbox");
}
