/** How long a template's texts may be with their variables filled in; beyond, Meta answers 132005. In UTF-16 units. */
export const TEMPLATE_HEADER_MAX_LENGTH = 60;
export const TEMPLATE_BODY_MAX_LENGTH = 1024;
