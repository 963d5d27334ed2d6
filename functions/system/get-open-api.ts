/** The API's description, as it was generated from the route table. */
export const getOpenApi = async ({ openApi }: { readonly openApi: Readonly<Record<string, unknown>> }) => openApi;
