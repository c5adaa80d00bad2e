import {
  ClipboardCopy,
  ClipboardList,
  ContactRound,
  ExternalLink,
  KeyRound,
  type LucideIcon,
  Phone,
  PhoneCall,
  Reply,
  ShoppingBag,
  ShoppingBasket,
  Store,
} from "lucide-react";
import type { TemplateButton } from "@/lib/contract/template-design";

/** What stands before a button's words, here and on the phone. */
export const BUTTON_SIGNS: Record<TemplateButton["type"], LucideIcon> = {
  quick_reply: Reply,
  url: ExternalLink,
  phone: Phone,
  copy_code: ClipboardCopy,
  flow: ClipboardList,
  voice_call: PhoneCall,
  catalog: Store,
  multi_product: ShoppingBasket,
  single_product: ShoppingBag,
  contact_info: ContactRound,
  otp: KeyRound,
};
